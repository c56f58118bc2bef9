import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disposer } from '../../src-shared/disposer.ts';
import type { Application } from '../../src-shared/model/common.ts';
import type { SeedInput } from '../../src-shared/model/seed.ts';
import { openAssetsService } from '../assets/open.ts';
import type { AssetsService } from '../assets/service.ts';
import { createStreams } from '../streams/hub.ts';
import { type RunningServer, type StartOptions, startServer } from './start-server.ts';

/* The real service and server, on a folder of their own, for tests. */

export interface TestService {
  readonly service: AssetsService;
  close(): Promise<void>;
}

export async function openTestService(): Promise<TestService> {
  const disposer = new Disposer();
  const folder = disposer.add(await mkdtemp(join(tmpdir(), 'magpie-server-')), path =>
    rm(path, { recursive: true, force: true }),
  );
  const info = () => ({ version: '0.0.0', host: 'headless' as const, platform: process.platform });
  const service = disposer.add(await openAssetsService({ folder, info, report: rethrow }), open => open.close());
  return { service, close: () => disposer.dispose() };
}

export interface TestServer extends TestService, Pick<RunningServer, 'port' | 'address'> {
  /** Closes the server alone, as at shutdown. */
  stop(): Promise<void>;
}

/** On any free port. */
export async function startTestServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const { service, close } = await openTestService();
  const streams = createStreams(service);
  const server = await startServer({ service, streams, report: rethrow, port: 0, ...options });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= server.close());
  return {
    service,
    port: server.port,
    address: server.address,
    stop,
    close: async () => {
      await stop();
      streams.close();
      await close();
    },
  };
}

export const testApplication: Application = {
  id: 'test',
  name: 'SUBLIME',
  version: '2.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'OPEN',
};

export function textSeed(raw: string, extra: Partial<SeedInput['asset']> = {}): SeedInput {
  return { asset: { application: testApplication, format: { fragment: { string: { raw } } }, ...extra } };
}

/** A fault that the server would only report is a failed test. */
export function rethrow(error: unknown): never {
  throw error;
}
