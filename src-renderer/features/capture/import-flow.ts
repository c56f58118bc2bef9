import { create } from 'zustand';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { ownApplication } from './application.ts';
import { filesBelow, filesOf, type Picked } from './dropped-files.ts';
import { type ImportResult, importFiles } from './import-files.ts';
import { type SkipReason, seedFromFile } from './seed-from-file.ts';

/** From here on an import shows how far it is. */
const showProgressAbove = 20;
/** From here on it asks first. */
const askAbove = 50;
/** Ids one call to remove them takes. */
const discardAtOnce = 5_000;

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
export async function importEntries(entries: readonly FileSystemEntry[]): Promise<void> {
  await run(async abort => {
    const cancel = () => abort.abort();
    return filesBelow(entries, found => found > showProgressAbove && show({ step: 'looking', found, cancel }), abort.signal);
  });
}

/** Saves files that were chosen or pasted. */
export async function importFileList(files: Iterable<File>): Promise<void> {
  const picked = filesOf(files);
  await run(async () => picked);
}

async function run(pick: (abort: AbortController) => Promise<Picked>): Promise<void> {
  const abort = new AbortController();
  try {
    const picked = await pick(abort);
    const { files } = picked;
    if (files.length > askAbove && !(await confirmed(files.length))) return;
    const application = await ownApplication();
    const cancel = () => abort.abort();
    const result = await importFiles(
      files,
      {
        read: file => seedFromFile(file, application),
        save: async seed => (await call('assets.create', { seed, transferables: false })).id as AssetId,
        skipText,
        errorText: textOfError,
      },
      abort.signal,
      done => files.length > showProgressAbove && show({ step: 'saving', done, total: files.length, cancel }),
    );
    summarise(result, picked);
  } catch (error) {
    if (!abort.signal.aborted) showError(textOfError(error));
  } finally {
    show({ step: 'idle' });
  }
}

function confirmed(count: number): Promise<boolean> {
  return new Promise(answer => show({ step: 'asking', count, answer }));
}

function skipText(reason: SkipReason): string {
  return reason === 'tooLarge' ? texts.capture.reasons.tooLarge(readableSize(maxFileBytes)) : texts.capture.reasons[reason];
}

function summarise({ saved, skipped, cancelled }: ImportResult, { leftOut }: Picked): void {
  const { capture } = texts;
  const parts = [
    saved.length === 0 ? capture.nothingSaved : capture.saved(readableCount(saved.length), saved.length === 1),
    ...(skipped.length > 0 ? [capture.skipped(readableCount(skipped.length))] : []),
    ...(cancelled ? [capture.cancelled] : []),
  ];
  const folders = leftOut.length > 0 ? `. ${capture.foldersSkipped(leftOut.join(', '))}` : '';
  const [only] = saved;
  if (saved.length === 1 && only) useUi.getState().select([only], only);
  showToast({
    text: parts.join(', ') + folders,
    tone: saved.length === 0 ? 'error' : 'info',
    details: skipped,
    ...(saved.length > 0 && { action: { label: texts.undo.undo, run: undoable(saved) } }),
  });
}

/** Offers to remove snippets that were just saved, by its button or as the last step. */
function undoable(ids: readonly AssetId[]): () => void {
  const step = undo.push({
    run: async () => {
      for (let from = 0; from < ids.length; from += discardAtOnce) {
        await call('library.discard', { snippets: { ids: ids.slice(from, from + discardAtOnce) } });
      }
      const { active, select } = useUi.getState();
      if (active !== null && ids.includes(active)) select([], null);
    },
    done: texts.undo.imported(readableCount(ids.length)),
  });
  return () => void undo.run(step);
}

/** Shows what was just saved and says so. */
export function announceSaved(id: AssetId, name: string): void {
  useUi.getState().select([id], id);
  showToast({
    text: texts.capture.savedNamed(name),
    tone: 'info',
    action: { label: texts.undo.undo, run: undoable([id]) },
  });
}
