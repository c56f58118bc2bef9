import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { ExportRequest, ImportResult, Transfer } from '../../src-shared/model/transfers.ts';
import type { AssetsService } from '../assets/service.ts';

/** What a transfer ends as. */
export async function ended({ handlers }: AssetsService, { id }: Transfer): Promise<Transfer> {
  await expect
    .poll(async () => (await handlers['transfers.get']({ id })).state, { timeout: 60_000, interval: 10 })
    .not.toBe('running');
  return handlers['transfers.get']({ id });
}

/** The bytes of an export, and what was said of it. */
export async function exported(service: AssetsService, request: Partial<ExportRequest> = {}) {
  const begun = await service.handlers['transfers.export']({ export: { format: 'magpie', secrets: false, ...request } });
  const done = await ended(service, begun);
  if (done.state !== 'exported') throw new Error(JSON.stringify(done));
  return { ...done, bytes: await readFile(service.transfers.file(done.id).path) };
}

/** Hands bytes over and imports them. */
export async function imported(
  service: AssetsService,
  bytes: Uint8Array,
): Promise<{ readonly id: string; readonly result: ImportResult }> {
  const ready = await service.transfers.receive(chunks(bytes));
  const done = await ended(service, await service.handlers['transfers.import']({ id: ready.id }));
  if (done.state !== 'imported') throw new Error(JSON.stringify(done));
  return done;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
