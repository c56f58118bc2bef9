import { create } from 'zustand';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { type Reading, seedFromFile, websitesOf } from '../../../src-shared/model/seed-from-file.ts';
import { isArchiveName } from '../../../src-shared/model/transfers.ts';
import { handOver } from '../../api/archive.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { showError } from '../../ui/toasts.ts';
import { openedCollection } from '../collections/queries.ts';
import { importArchive } from '../transfer/import-archive.ts';
import { ownApplication } from './application.ts';
import { filesBelow, filesOf, type Picked } from './dropped-files.ts';
import { importFiles } from './import-files.ts';
import { skipText } from './skip-text.ts';
import { tellImport } from './tell-saved.ts';

/** From here on an import shows how far it is. */
const showProgressAbove = 20;
/** From here on it asks first. */
const askAbove = 50;

export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'looking'; readonly found: number; readonly cancel: () => void }
  | { readonly step: 'asking'; readonly count: number; readonly answer: (go: boolean) => void }
  | { readonly step: 'saving'; readonly done: number; readonly total: number; readonly cancel: () => void };

export const useImport = create<{ readonly state: ImportState }>()(() => ({ state: { step: 'idle' } }));

function show(state: ImportState): void {
  useImport.setState({ state });
}

/** Saves what was dropped: looks through folders, asks before many, tells how it went. */
export async function importEntries(entries: readonly FileSystemEntry[], source?: string): Promise<void> {
  await run(async abort => {
    const cancel = () => abort.abort();
    return filesBelow(entries, found => found > showProgressAbove && show({ step: 'looking', found, cancel }), abort.signal);
  }, source);
}

/** Saves files that were chosen or pasted, or pictures of a page. */
export async function importFileList(files: Iterable<File>, source?: string): Promise<void> {
  const picked = filesOf(files);
  await run(async () => picked, source);
}

async function run(pick: (abort: AbortController) => Promise<Picked>, source: string | undefined): Promise<void> {
  const abort = new AbortController();
  const collection = openedCollection(); // the one that was on view when they were dropped
  try {
    const picked = await pick(abort);
    for (const archive of picked.files.filter(({ path }) => isArchiveName(path)))
      await importArchive(async () => handOver(await archive.open()));
    const files = picked.files.filter(({ path }) => !isArchiveName(path));
    if (files.length === 0 && picked.files.length > 0) return;
    if (files.length > askAbove && !(await confirmed(files.length))) return;
    const application = await ownApplication();
    const cancel = () => abort.abort();
    const result = await importFiles(
      files,
      {
        read: async file => withSource(await seedFromFile(file, application), source),
        save: seed => call('library.save', { seed }),
        skipText,
        knownText: name => texts.capture.knownAs(plainName(name)),
        errorText: textOfError,
      },
      abort.signal,
      done => files.length > showProgressAbove && show({ step: 'saving', done, total: files.length, cancel }),
    );
    await tellImport(result, picked.leftOut, collection);
  } catch (error) {
    if (!abort.signal.aborted) showError(textOfError(error));
  } finally {
    show({ step: 'idle' });
  }
}

function confirmed(count: number): Promise<boolean> {
  return new Promise(answer => show({ step: 'asking', count, answer }));
}

/** The page they were dragged from is that of all files of a drop. */
function withSource(reading: Reading, source: string | undefined): Reading {
  if (reading.kind === 'skipped' || source === undefined) return reading;
  const { asset } = reading.seed;
  return { kind: 'seed', seed: { ...reading.seed, asset: { ...asset, metadata: { ...asset.metadata, ...websitesOf(source) } } } };
}
