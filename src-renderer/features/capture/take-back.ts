import { AppError } from '../../../src-shared/errors.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { drafts } from '../viewer/drafts.ts';

/** Ids one call takes. */
const idsAtOnce = 5_000;

/** What a save brought into the library: as new, and out of the trash. */
interface Brought {
  readonly saved: readonly AssetId[];
  readonly restored: readonly AssetId[];
}

/**
 * Takes a save back: what is new and nobody touched since is removed for good, and the rest lies in the trash, with all
 * that was typed in it. Gives words for it.
 *
 * @param next what is shown in the place of one that was on view
 * @throws AppError `conflict` where something was typed that cannot be saved, as a notice says then
 */
export async function takeBack({ saved, restored }: Brought, next: AssetId | null = null): Promise<string> {
  const settled = await Promise.all([...saved, ...restored].map(id => drafts.settleSnippet(id)));
  if (settled.includes(false)) throw new AppError('conflict', 'What was typed is not saved yet');
  // They are let go of before they are gone: nobody asks for them any more then.
  const { active, select } = useUi.getState();
  if (active !== null && (saved.includes(active) || restored.includes(active))) select(next === null ? [] : [next], next);
  let edited = 0;
  for (const ids of inParts(saved)) edited += (await call('library.takeBack', { snippets: { ids } })).trashed.length;
  for (const ids of inParts(restored)) await call('library.trash', { snippets: { ids } });
  const count = saved.length + restored.length;
  const { imported, inTrash } = texts.undo;
  const removed = imported(readableCount(count), count === 1);
  return edited === 0 ? removed : `${removed}. ${inTrash(readableCount(edited), count === 1)}`;
}

export function inParts(ids: readonly AssetId[]): AssetId[][] {
  return Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, part) =>
    ids.slice(part * idsAtOnce, (part + 1) * idsAtOnce),
  );
}
