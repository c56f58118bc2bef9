import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Saved } from '../../../src-shared/model/library.ts';
import type { SeedInput } from '../../../src-shared/model/seed.ts';
import type { Reading, SkipReason } from '../../../src-shared/model/seed-from-file.ts';
import type { PickedFile } from './dropped-files.ts';

/** Enough to keep the service busy; more only waits there, with the files in memory. */
const atOnce = 4;

export interface ImportDeps {
  readonly read: (file: File) => Promise<Reading>;
  readonly save: (seed: SeedInput) => Promise<Pick<Saved, 'id' | 'outcome' | 'name'>>;
  readonly skipText: (reason: SkipReason) => string;
  /** Why something is not saved once more, by the name it has. */
  readonly knownText: (name: string) => string;
  readonly errorText: (error: unknown) => string;
}

export interface ImportResult {
  readonly saved: readonly AssetId[];
  /** Those that lay in the trash. */
  readonly restored: readonly AssetId[];
  /** Those that were in the library before; they are among the skipped. */
  readonly known: readonly AssetId[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  readonly cancelled: boolean;
}

/** Saves files, some at once; what fails is named and the others go on. */
export async function importFiles(
  files: readonly PickedFile[],
  { read, save, skipText, knownText, errorText }: ImportDeps,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<ImportResult> {
  const ids: Readonly<Record<Saved['outcome'], AssetId[]>> = { saved: [], restored: [], known: [] };
  const skipped: { name: string; reason: string }[] = [];
  let next = 0;
  let done = 0;

  async function importOne({ path, open }: PickedFile): Promise<void> {
    const reading = await open().then(read, (): Reading => ({ kind: 'skipped', reason: 'unreadable' }));
    if (reading.kind === 'skipped') return void skipped.push({ name: path, reason: skipText(reading.reason) });
    try {
      const { outcome, id, name } = await save(reading.seed);
      ids[outcome].push(id);
      if (outcome === 'known') skipped.push({ name: path, reason: knownText(name) });
    } catch (error) {
      skipped.push({ name: path, reason: errorText(error) });
    }
  }

  async function work(): Promise<void> {
    for (let file = files[next++]; file && !signal.aborted; file = files[next++]) {
      await importOne(file);
      onProgress(++done);
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, files.length) }, work));
  return { ...ids, skipped, cancelled: signal.aborted && done < files.length };
}
