import type { Collected, Collection, CollectionEdit, NewCollection } from '../../../src-shared/model/collections.ts';
import type { AssetId, CollectionId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { inTurns, results } from '../library/in-turns.ts';
import { collectionQueries } from './queries.ts';
import { moved, type Place, placeOf } from './tree.ts';

/** Makes a collection; gives it, or undefined when that was refused and said. Can be undone. */
export async function createCollection(collection: NewCollection): Promise<Collection | undefined> {
  const made = (await attempt(() => call('collections.create', { collection })))?.value;
  if (made) {
    undo.push({
      run: async () => {
        await call('collections.delete', { collection: { id: made.id } });
        leave(made.id);
      },
      done: texts.undo.done,
    });
  }
  return made;
}

/** Its list is on view no more. */
function leave(id: CollectionId): void {
  const { filter, smart, setScope } = useUi.getState();
  if (filter.collection === id || smart === id) setScope('all');
}

/** Tells whether it was done. */
export async function editCollection(
  before: Collection,
  change: Omit<CollectionEdit, 'id' | 'parent' | 'position'>,
): Promise<boolean> {
  const { id, name, query } = before;
  const edited = await attempt(() => call('collections.edit', { edit: { id, ...change } }));
  if (!edited) return false;
  queryClient.setQueryData(collectionQueries.list().queryKey, list => list?.map(one => (one.id === id ? edited.value : one)));
  undo.push({
    run: async () => {
      const back = { ...(change.name !== undefined && { name }), ...(change.query !== undefined && { query }) };
      await call('collections.edit', { edit: { id, ...back } });
    },
    done: texts.collections.changedBack,
  });
  return true;
}

/** Puts a collection into another one or among other neighbours; can be undone. */
export async function moveCollection(collection: Collection, place: Place): Promise<void> {
  const { id, name } = collection;
  const key = collectionQueries.list().queryKey;
  const list = queryClient.getQueryData(key) ?? [];
  const before = placeOf(list, collection);
  const move = ({ parent, position }: Place) => call('collections.edit', { edit: { id, parent, position } });
  if (!(await attempt(() => move(place)))) return;
  queryClient.setQueryData(key, now => now && moved(now, id, place));
  const { collapsed, toggleCollapsed } = useUi.getState();
  if (place.parent !== 'top' && collapsed.includes(place.parent)) toggleCollapsed(place.parent);
  // Its entry moved, which takes the focus from it.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-collection="${id}"]`)?.focus());
  const step = undo.push({ run: async () => void (await move(before)), done: texts.undo.done });
  const parent = place.parent === before.parent ? undefined : list.find(one => one.id === place.parent);
  showUndoable(parent ? texts.collections.movedInto(name, parent.name) : texts.collections.moved(name), step);
}

/** Deletes a collection, never its snippets; can be undone. */
export async function deleteCollection({ id, name }: Collection): Promise<void> {
  const deleted = await attempt(() => call('collections.delete', { collection: { id } }));
  if (!deleted) return;
  leave(id);
  const step = undo.push({
    run: async () => void (await call('collections.restore', { deleted: deleted.value })),
    done: texts.undo.done,
  });
  showUndoable(texts.collections.deleted(name), step);
}

/** Puts snippets into a collection; can be undone. */
export async function collect(ids: readonly AssetId[], { id, name }: Pick<Collection, 'id' | 'name'>): Promise<void> {
  const put = (some: readonly AssetId[]) => change(id, some, []);
  await inAll(ids, id, put, count => texts.collections.added(readableCount(count), name, count === 1));
}

/** Takes snippets out of a collection; can be undone. */
export async function takeOut(ids: readonly AssetId[], { id, name }: Pick<Collection, 'id' | 'name'>): Promise<void> {
  const take = (some: readonly AssetId[]) => change(id, [], some);
  await inAll(ids, id, take, count => texts.collections.takenOut(readableCount(count), name, count === 1));
}

function change(id: CollectionId, add: readonly AssetId[], remove: readonly AssetId[]): Promise<Collected> {
  return call('collections.collect', { collecting: { id, add: [...add], remove: [...remove] } });
}

async function inAll(
  ids: readonly AssetId[],
  id: CollectionId,
  run: (some: readonly AssetId[]) => Promise<Collected>,
  told: (count: number) => string,
): Promise<void> {
  const done = await results(inTurns(ids, run));
  if (done.length === 0) return;
  const step = undo.push({
    run: async () => {
      for (const { added, removed } of done) await change(id, removed, added);
    },
    done: texts.undo.done,
  });
  showUndoable(told(ids.length), step);
}
