import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Seed, type SeedInput } from '../../src-shared/model/seed.ts';
import { openAssetsService } from '../assets/open.ts';
import type { AssetsService } from '../assets/service.ts';

export const application = {
  id: '6a9e37e1-e49c-4985-ab56-480f67f05a64',
  name: 'SUBLIME',
  version: '2.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'OPEN',
} as const;

type Metadata = NonNullable<SeedInput['asset']['metadata']>;

export interface SeedOptions extends Metadata {
  readonly ext?: string;
  readonly pseudo?: boolean;
}

/** A seed of one text fragment, as a client sends it. */
export function textSeed(raw: string, { ext, pseudo, ...metadata }: SeedOptions = {}): SeedInput {
  return {
    asset: {
      application,
      format: { fragment: { string: { raw }, ...(ext !== undefined && { metadata: { ext } }) } },
      metadata,
      ...(pseudo !== undefined && { pseudo }),
    },
  };
}

/** A data folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'magpie-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real service on a real database file, closed after the test; what is saved stays as it was saved. */
export async function openTestService(folder = tempFolder(), now?: () => number, enrich = false): Promise<AssetsService> {
  const service = await openAssetsService({
    folder,
    enrich,
    info: () => ({ version: '0.0.0', host: 'headless', platform: 'linux' }),
    report: error => {
      throw error;
    },
    ...(now && { now }),
  });
  onTestFinished(() => service.close());
  return service;
}

/** Saves a text, and gives the wire asset. */
export function save(service: AssetsService, raw: string, options?: SeedOptions) {
  return service.handlers['assets.create']({ seed: Seed.parse(textSeed(raw, options)), transferables: true });
}
