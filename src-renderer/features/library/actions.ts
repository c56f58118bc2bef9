import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Mark, Snippet, SnippetEdit } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { confirm } from '../../ui/confirm.ts';
import { showToast } from '../../ui/toasts.ts';
import { inTurns, results, resultsOrFailure } from './in-turns.ts';
import { currentIds, currentRows, listedIds } from './list-selection.ts';
import { libraryQueries } from './queries.ts';
import { afterRemoval } from './selection.ts';
import { type Tags, tagsTakenBack } from './tags-taken-back.ts';

/** Moves snippets to the trash and goes to the next one; can be undone. */
export async function trashSnippets(ids: readonly AssetId[]): Promise<void> {
  await moveAway('library.trash', 'library.restore', ids, texts.undo.trashed);
}

/** Takes snippets out of the trash; can be undone. */
export async function restoreSnippets(ids: readonly AssetId[]): Promise<void> {
  await moveAway('library.restore', 'library.trash', ids, texts.undo.restored);
}

type Move = 'library.trash' | 'library.restore';
type Told = (count: string, name: string, one: boolean) => string;

async function moveAway(there: Move, back: Move, ids: readonly AssetId[], told: Told): Promise<void> {
  const move = (method: Move) => async (some: readonly AssetId[]) => (await call(method, { snippets: { ids: [...some] } })).ids;
  await takeAway(ids, move(there), move(back), told);
}

/** Keeps what was suggested: it is a snippet as any other from now on; can be undone. */
export async function keepSnippets(ids: readonly AssetId[]): Promise<void> {
  const before: Mark[] = [];
  await takeAway(
    ids,
    async some => {
      const changed = await mark(some.map(id => ({ id, pseudo: false, discovered: false })));
      before.push(...changed);
      return changed.map(({ id }) => id);
    },
    async some => void (await mark(before.filter(({ id }) => some.includes(id)))),
    texts.undo.kept,
  );
}

async function mark(marks: readonly Mark[]): Promise<readonly Mark[]> {
  return (await call('library.mark', { marks: { marks: [...marks] } })).marks;
}

/**
 * Does what takes snippets off the list, and goes to the next one that stays.
 *
 * @param there gives the ids of those that it really took away
 */
async function takeAway(
  ids: readonly AssetId[],
  there: (some: readonly AssetId[]) => Promise<readonly AssetId[]>,
  back: (some: readonly AssetId[]) => Promise<unknown>,
  told: Told,
): Promise<void> {
  const [asked] = ids;
  if (asked === undefined) return;
  const name = nameOf(asked);
  const next = afterRemoval(currentIds(), ids);
  const gone = (await results(inTurns(ids, there))).flat();
  const [first] = gone;
  if (first === undefined) return;
  const { select, active } = useUi.getState();
  if (active === null || gone.includes(active)) select(next === null ? [] : [next], next);
  const step = undo.push({
    run: async () => {
      await resultsOrFailure(inTurns(gone, back));
      useUi.getState().select(gone, first);
    },
    done: texts.undo.done,
  });
  showUndoable(told(readableCount(gone.length), name, gone.length === 1), step);
}

/** Removes snippets of the trash for good, once the person has said so. */
export async function purgeSnippets(ids: readonly AssetId[]): Promise<void> {
  const [first] = ids;
  if (first === undefined) return;
  const { trash } = texts;
  const title = ids.length === 1 ? trash.askOne(nameOf(first)) : trash.ask(readableCount(ids.length));
  if (!(await confirm({ title, hint: trash.askHint, action: trash.purge }))) return;
  // They are let go of before they are gone: nobody asks for them any more then.
  const next = afterRemoval(currentIds(), ids);
  useUi.getState().select(next === null ? [] : [next], next);
  const purge = async (some: readonly AssetId[]) => (await call('library.purge', { snippets: { ids: [...some] } })).ids;
  const gone = (await results(inTurns(ids, purge))).flat();
  if (gone.length === 0) return;
  showToast({ text: trash.purged(readableCount(gone.length), gone.length === 1), tone: 'info' });
}

/** Does something to all that the list shows. */
export async function withAll(run: (ids: readonly AssetId[]) => Promise<void>): Promise<void> {
  const all = await attempt(() => listedIds(useUi.getState().filter));
  if (all) await run(all.value);
}

/** Makes snippets favourites or no more; can be undone. */
export async function setFavourite(ids: readonly AssetId[], favourite: boolean): Promise<void> {
  for (const id of ids) {
    queryClient.setQueryData(libraryQueries.snippet(id).queryKey, before => before && { ...before, favourite });
  }
  const marked = inTurns(ids, some => mark(some.map(id => ({ id, favourite }))));
  const before = (await results(marked)).flat();
  if (before.length === 0) return;
  const step = undo.push({ run: async () => void (await resultsOrFailure(inTurns(before, mark))), done: texts.undo.favourite });
  if (before.length > 1) {
    const told = favourite ? texts.undo.favoured : texts.undo.unfavoured;
    showUndoable(told(readableCount(before.length)), step);
  }
}

/** Undoing takes back this change alone. */
export async function setTags(id: AssetId, before: Tags, after: Tags): Promise<void> {
  const edit = ({ tags, generated }: Tags) => editSnippet({ id, tags: [...tags], generatedTags: [...generated] });
  const saved = await attempt(() => edit(after));
  if (!saved) return;
  undo.push({
    run: async () => {
      const { tags, generated } = await call('library.snippet', { id });
      await edit(tagsTakenBack({ tags, generated: generated.tags }, before, after));
    },
    done: texts.undo.tags,
  });
}

/** Gives a snippet or a fragment of it another name or language; can be undone. */
export async function changeSnippet(change: SnippetEdit, back: SnippetEdit): Promise<void> {
  if (!(await attempt(() => editSnippet(change)))) return;
  undo.push({ run: async () => void (await editSnippet(back)), done: texts.undo.done });
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
