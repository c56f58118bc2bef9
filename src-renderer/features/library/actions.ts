import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Snippet, SnippetEdit } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { plainName } from '../../lib/plain-name.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { currentIds, currentRows } from './list-selection.ts';
import { libraryQueries } from './queries.ts';
import { afterRemoval } from './selection.ts';

/** Moves snippets to the trash and goes to the next one; can be undone. */
export async function trashSnippets(ids: readonly AssetId[]): Promise<void> {
  await moveAway('library.trash', 'library.restore', ids, texts.undo.trashed);
}

/** Takes snippets out of the trash; can be undone. */
export async function restoreSnippets(ids: readonly AssetId[]): Promise<void> {
  await moveAway('library.restore', 'library.trash', ids, texts.undo.restored);
}

type Move = 'library.trash' | 'library.restore';

async function moveAway(there: Move, back: Move, ids: readonly AssetId[], told: typeof texts.undo.trashed): Promise<void> {
  if (ids.length === 0) return;
  const name = nameOf(ids[0] as AssetId);
  const next = afterRemoval(currentIds(), ids);
  const moved = await attempt(() => call(there, { snippets: { ids: [...ids] } }));
  if (!moved) return;
  const { select, active } = useUi.getState();
  if (active === null || ids.includes(active)) select(next === null ? [] : [next], next);
  const step = undo.push({
    run: async () => {
      await call(back, { snippets: { ids: [...ids] } });
      const [first] = ids;
      if (first) useUi.getState().select(ids, first);
    },
    done: texts.undo.done,
  });
  showUndoable(told(readableCount(ids.length), name, ids.length === 1), step);
}

export async function setFavourite(ids: readonly AssetId[], favourite: boolean): Promise<void> {
  const changed: AssetId[] = [];
  await attempt(async () => {
    for (const id of ids) {
      await editSnippet({ id, favourite });
      changed.push(id);
    }
  });
  if (changed.length === 0) return;
  undo.push({
    run: async () => {
      for (const id of changed) await editSnippet({ id, favourite: !favourite });
    },
    done: texts.undo.favourite,
  });
}

/** The tags of a snippet, and those among them that were worked out. */
export interface Tags {
  readonly tags: readonly string[];
  readonly generated: readonly string[];
}

export async function setTags(id: AssetId, before: Tags, after: Tags): Promise<void> {
  const edit = ({ tags, generated }: Tags) => editSnippet({ id, tags: [...tags], generatedTags: [...generated] });
  const saved = await attempt(() => edit(after));
  if (!saved) return;
  undo.push({ run: async () => void (await edit(before)), done: texts.undo.tags });
}

/** One edit; it shows at once, and what comes back stands in its place. */
export async function editSnippet(edit: SnippetEdit): Promise<Snippet> {
  const key = libraryQueries.snippet(edit.id).queryKey;
  const { name, favourite, tags } = edit;
  const shown = { ...(name !== undefined && { name }), ...(favourite !== undefined && { favourite }), ...(tags && { tags }) };
  queryClient.setQueryData(key, before => before && { ...before, ...shown });
  try {
    return takeOver(await call('library.edit', { edit }));
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: key });
    throw error;
  }
}

/** Shows what the service answered, unless something newer is there already. */
export function takeOver(snippet: Snippet): Snippet {
  const key = libraryQueries.snippet(snippet.id).queryKey;
  queryClient.setQueryData(key, before => (before && before.version > snippet.version ? before : snippet));
  return snippet;
}

function nameOf(id: AssetId): string {
  const row = currentRows().find(candidate => candidate.id === id);
  const name = row?.name ?? queryClient.getQueryData(libraryQueries.snippet(id).queryKey)?.name ?? texts.capture.untitled;
  return plainName(name);
}
