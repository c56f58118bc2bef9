import type { Collection } from '../../../src-shared/model/collections.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Saved } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { longAgo } from '../../lib/times.ts';
import { texts } from '../../texts.ts';
import { showError, showToast, type Toast } from '../../ui/toasts.ts';
import type { ImportResult } from './import-files.ts';
import { inParts, takeBack } from './take-back.ts';

/** Something that was saved, and what of it an Undo takes back. */
interface Taken {
  readonly saved: readonly AssetId[];
  readonly restored: readonly AssetId[];
  /** What was put into a collection. */
  readonly collected?: { readonly id: Collection['id']; readonly added: readonly AssetId[] } | undefined;
}

/** Puts what was imported into the collection that was open, and says how it went, with a way back. */
export async function tellImport(result: ImportResult, leftOut: readonly string[], collection?: Collection): Promise<void> {
  const { saved, restored, known, skipped, cancelled } = result;
  const { capture } = texts;
  const collected = await collectInto(collection, [...saved, ...restored, ...known]);
  const count = readableCount(saved.length);
  const one = saved.length === 1;
  const nothing = saved.length + restored.length === 0;
  const savedText = collected && collection ? capture.savedIn(count, plainName(collection.name), one) : capture.saved(count, one);
  const parts = [
    ...(nothing ? [capture.nothingSaved] : []),
    ...(saved.length > 0 ? [savedText] : []),
    ...(restored.length > 0 ? [capture.restored(readableCount(restored.length))] : []),
    ...(skipped.length > 0 ? [capture.skipped(readableCount(skipped.length))] : []),
    ...(cancelled ? [capture.cancelled] : []),
  ];
  const folders = leftOut.length > 0 ? `. ${capture.foldersSkipped(leftOut.map(plainName).join(', '))}` : '';
  const taken = { saved, restored, collected };
  const [only, ...others] = [...saved, ...restored];
  if (only && others.length === 0) useUi.getState().select([only], only);
  showToast({
    text: parts.join(', ') + folders,
    tone: nothing ? 'error' : 'info',
    details: skipped.map(({ name, reason }) => ({ name: plainName(name), reason })),
    ...undoAction(taken),
  });
}

/** Shows what became of a text that was pasted or dropped, and says so. */
export async function tellSaved({ id, name, outcome, created }: Saved, collection?: Collection): Promise<void> {
  const shown = plainName(name);
  const collected = await collectInto(collection, [id]);
  if (outcome !== 'known') useUi.getState().select([id], id);
  const told: Readonly<Record<Saved['outcome'], string>> = {
    saved: texts.capture.savedNamed(shown),
    restored: texts.capture.restoredNamed(shown),
    known: texts.capture.knownNamed(shown, longAgo(created, Date.now())),
  };
  showToast({
    text: told[outcome],
    tone: 'info',
    ...(outcome === 'known'
      ? { action: { label: texts.toast.open, run: () => useUi.getState().open(id) } }
      : undoAction({ saved: outcome === 'saved' ? [id] : [], restored: outcome === 'restored' ? [id] : [], collected })),
  });
}

async function collectInto(collection: Collection | undefined, ids: readonly AssetId[]): Promise<Taken['collected']> {
  if (!collection || ids.length === 0) return undefined;
  const { id } = collection;
  try {
    const added: AssetId[] = [];
    for (const some of inParts(ids)) added.push(...(await call('collections.collect', { collecting: { id, add: some } })).added);
    return { id, added };
  } catch (error) {
    showError(textOfError(error)); // it was deleted meanwhile; what was saved is saved
    return undefined;
  }
}

/** A button that takes all of it back, also as the last step; none where there is nothing to take back. */
function undoAction({ saved, restored, collected }: Taken): Pick<Toast, 'action'> {
  const count = saved.length + restored.length;
  if (count === 0 && (collected?.added ?? []).length === 0) return {};
  let told = texts.undo.done;
  const step = undo.push({
    run: async () => {
      const others = collected?.added.filter(id => !saved.includes(id)) ?? [];
      for (const remove of inParts(others))
        if (collected) await call('collections.collect', { collecting: { id: collected.id, remove } });
      if (count > 0) told = await takeBack({ saved, restored });
    },
    done: () => told,
  });
  return { action: { label: texts.undo.undo, run: () => void undo.run(step) } };
}
