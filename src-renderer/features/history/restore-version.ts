import type { AssetId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { takeOver } from '../library/actions.ts';
import { drafts } from '../viewer/drafts.ts';

/** Makes a snippet as it was at a version; can be undone. Tells whether it was done. */
export async function restoreVersion(id: AssetId, version: number): Promise<boolean> {
  const done = await attempt(async () => {
    if (!(await drafts.settleSnippet(id))) return false;
    const before = await call('library.snippet', { id });
    const after = takeOver(await call('history.restore', { restoration: { id, version, base: before.version } }));
    const step = undo.push({
      run: async () => {
        await drafts.settleSnippet(id);
        takeOver(await call('history.restore', { restoration: { id, version: before.version, base: after.version } }));
      },
      done: texts.history.restoreUndone,
    });
    showUndoable(texts.history.restored, step);
    return true;
  });
  return done?.value ?? false;
}
