import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { transfers as contract } from '../../src-shared/contract/transfers.ts';
import { AppError, toWire } from '../../src-shared/errors.ts';
import { fileNameFor } from '../../src-shared/model/file-name.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { ExportRequest, Transfer } from '../../src-shared/model/transfers.ts';
import type { Storage } from '../storage/port.ts';
import { type Imported, importArchive } from './archive/import.ts';
import { openArchive } from './archive/read.ts';
import { endings, writeExport } from './export/write.ts';
import { archivedPages } from './pages.ts';
import { takeBack } from './take-back.ts';

export interface TransfersOptions {
  readonly storage: Storage;
  /** Where files lie meanwhile: made when one does, and emptied at start. Nothing else may be in it. */
  readonly folder: string;
  /** The version of this Magpie. */
  readonly version: () => string;
  /** Waited for before an import changes anything. */
  readonly beforeImport: () => Promise<unknown>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Takes unknown failures; gives the reference that finds them in the log. */
  readonly report: (error: unknown) => string;
}

/** A file that was exported, as it is handed out. */
export interface ExportedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** Exports and imports that go on beside everything else. */
export interface Transfers {
  readonly handlers: Handlers<keyof typeof contract>;
  /** Takes an archive that is handed over as bytes. @throws AppError `too_large`, and as `openArchive` */
  receive(bytes: AsyncIterable<Uint8Array>): Promise<Transfer>;
  /** Looks at an archive of this machine, which stays where it is. @throws AppError as `openArchive` */
  open(path: string): Promise<Transfer>;
  /** @throws AppError `not_found` for what is no finished export */
  file(id: string): ExportedFile;
  close(): Promise<void>;
}

/** The largest archive that is handed over as bytes. */
const maxReceivedBytes = 8 * 1024 ** 3;

/** Transfers that have ended and are still known, to be fetched or undone. */
const maxKept = 8;

interface Held {
  state: Transfer;
  /** A file of ours that goes with the transfer. */
  readonly ownFile?: string;
  readonly archive?: string;
  work?: { readonly controller: AbortController; readonly done: Promise<void> };
  imported?: Imported;
}

export async function createTransfers(options: TransfersOptions): Promise<Transfers> {
  const { storage, folder, now, newId, report } = options;
  const held = new Map<string, Held>();
  await rm(folder, { recursive: true, force: true });

  function find(id: string): Held {
    const found = held.get(id);
    if (!found) throw new AppError('not_found', 'There is no such export or import any more');
    return found;
  }

  function hold(transfer: Held): Held {
    const ended = [...held.values()].filter(({ state }) => state.state !== 'running');
    for (const { state } of ended.slice(0, Math.max(0, ended.length - maxKept + 1))) void drop(state.id);
    held.set(transfer.state.id, transfer);
    return transfer;
  }

  async function drop(id: string): Promise<void> {
    const { ownFile } = find(id);
    held.delete(id);
    if (ownFile !== undefined) await rm(ownFile, { force: true });
  }

  /** Runs the work of a transfer, which tells how far it is and ends as what the work gives. */
  function start(transfer: Held, kind: 'export' | 'import', run: (signal: AbortSignal) => Promise<Transfer>): Transfer {
    const controller = new AbortController();
    const { id } = transfer.state;
    transfer.state = { state: 'running', id, kind, done: 0, total: 0 };
    const done = run(controller.signal)
      .catch((error): Transfer => {
        if (controller.signal.aborted) return { state: 'cancelled', id };
        return { state: 'failed', id, error: toWire(error, report) };
      })
      .then(state => {
        transfer.state = state;
        delete transfer.work;
      });
    transfer.work = { controller, done };
    return transfer.state;
  }

  function progress(transfer: Held, total: number): (done: number) => void {
    return done => {
      if (transfer.state.state === 'running') transfer.state = { ...transfer.state, done, total: Math.max(done, total) };
    };
  }

  async function place(): Promise<{ readonly id: string; readonly path: string }> {
    const id = newId();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { id, path: join(folder, id) };
  }

  async function runExport(transfer: Held, path: string, request: ExportRequest, signal: AbortSignal): Promise<Transfer> {
    const { id } = transfer.state;
    const { format, secrets } = request;
    const part = `${path}.part`;
    try {
      const ids = await wantedIds(storage, request);
      const tell = progress(transfer, ids.length);
      tell(0);
      const pages = archivedPages(storage, ids, signal, tell);
      const whole = request.ids === undefined && request.filter === undefined;
      const written = await writeExport(part, format, { storage, pages, whole, secrets, version: options.version(), now: now() });
      signal.throwIfAborted();
      await rename(part, path);
      const { size } = await stat(path);
      return { state: 'exported', id, name: await nameOf(storage, ids, format, now()), size, ...written };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async function runImport(transfer: Held, path: string, signal: AbortSignal): Promise<Transfer> {
    const { id } = transfer.state;
    const archive = await openArchive(path);
    try {
      const tell = progress(transfer, archive.summary.snippets);
      tell(0);
      await options.beforeImport();
      const undo = (imported: Imported) => takeBack(storage, imported, now);
      const imported = await importArchive({ storage, archive, now: now(), newId, signal, progress: tell }, undo);
      transfer.imported = imported;
      return { state: 'imported', id, result: imported.result };
    } finally {
      archive.close();
    }
  }

  async function look(id: string, path: string, ownFile?: string): Promise<Transfer> {
    try {
      const archive = await openArchive(path);
      archive.close();
      return hold({ state: { state: 'ready', id, archive: archive.summary }, archive: path, ...(ownFile && { ownFile }) }).state;
    } catch (error) {
      if (ownFile !== undefined) await rm(ownFile, { force: true });
      throw error;
    }
  }

  return {
    handlers: {
      'transfers.export': async ({ export: request }) => {
        const { id, path } = await place();
        const transfer = hold({ state: { state: 'cancelled', id }, ownFile: path });
        return start(transfer, 'export', signal => runExport(transfer, path, request, signal));
      },
      'transfers.import': async ({ id }) => {
        const transfer = find(id);
        const { archive, state } = transfer;
        if (archive === undefined || state.state !== 'ready')
          throw new AppError('unprocessable', 'This is no archive that waits to be imported');
        const another = [...held.values()].some(one => one.state.state === 'running' && one.state.kind === 'import');
        if (another) throw new AppError('conflict', 'Another import is going on');
        return start(transfer, 'import', signal => runImport(transfer, archive, signal));
      },
      'transfers.get': async ({ id }) => find(id).state,
      'transfers.cancel': async ({ id }) => {
        const transfer = find(id);
        transfer.work?.controller.abort(new AppError('cancelled', 'It was cancelled'));
        await transfer.work?.done;
        if (transfer.ownFile !== undefined) await rm(transfer.ownFile, { force: true });
        if (transfer.state.state === 'ready' || transfer.state.state === 'exported') transfer.state = { state: 'cancelled', id };
        return transfer.state;
      },
      'transfers.undo': async ({ id }) => {
        const transfer = find(id);
        const { imported } = transfer;
        if (!imported) throw new AppError('unprocessable', 'This is no import that can be taken back');
        delete transfer.imported;
        return takeBack(storage, imported, now);
      },
    },
    async receive(bytes) {
      const { id, path } = await place();
      try {
        const limited = limit(bytes, maxReceivedBytes);
        await pipeline(Readable.from(limited, { objectMode: false }), createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return look(id, path, path);
    },
    open: path => look(newId(), path),
    file(id) {
      const { state, ownFile } = find(id);
      if (state.state !== 'exported' || ownFile === undefined) throw new AppError('not_found', 'There is no file of this export');
      return { path: ownFile, name: state.name, size: state.size };
    },
    async close() {
      const running = [...held.values()].flatMap(({ work }) => work ?? []);
      for (const { controller } of running) controller.abort(new AppError('cancelled', 'Magpie is closing'));
      await Promise.all(running.map(({ done }) => done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Oldest first. The whole library has its trash in an archive, and nowhere else. */
async function wantedIds(storage: Storage, { format, ids, filter }: ExportRequest): Promise<readonly AssetId[]> {
  if (ids) return storage.oldestFirst(ids);
  if (filter) return storage.oldestFirst(await storage.filteredIds(filter));
  return format === 'magpie' ? storage.oldestFirst() : (await storage.identifiers('without')).ids.toReversed();
}

/** What the file is called: as the snippet where it is one, else after the day. */
async function nameOf(storage: Storage, ids: readonly AssetId[], format: ExportRequest['format'], now: number): Promise<string> {
  const { assets } = ids.length === 1 ? await storage.assets(ids, false) : { assets: [] };
  const name = assets[0]?.name ?? `Magpie ${new Date(now).toISOString().slice(0, 10)}`;
  return fileNameFor({ name: '', label: name, language: 'txt' }) + endings[format];
}

async function* limit(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new AppError('too_large', `An archive that is handed over has at most ${most} bytes`);
    yield chunk;
  }
}
