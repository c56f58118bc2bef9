import { onTestFinished } from 'vitest';
import type { AssetsService } from '../assets/service.ts';
import { type StartOptions, startServer } from '../server/start-server.ts';
import { createStreams } from '../streams/hub.ts';

/** The real server over a service on a free port, closed after the test; gives its address. */
export async function serve(service: AssetsService, options: Partial<StartOptions> = {}): Promise<string> {
  const report = (error: unknown): string => {
    throw error;
  };
  const server = await startServer({ service, streams: createStreams(service), report, port: 0, ...options });
  onTestFinished(() => server.close());
  return server.address;
}
