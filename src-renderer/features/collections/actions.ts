import type { Collection, CollectionEdit, NewCollection } from '../../../src-shared/model/collections.ts';
import type { AssetId, CollectionId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { collectionQueries } from './queries.ts';

/** Makes a collection; gives it, or undefined when that was refused and said. */
export async function createCollection(collection: NewCollection): Promise<Collection | undefined> {
  return (await attempt(() => call('collections.create', { collection })))?.value;
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

/** Deletes a collection, never its snippets; can be undone. */
export async function deleteCollection({ id, name }: Collection): Promise<void> {
  const deleted = await attempt(() => call('collections.delete', { collection: { id } }));
  if (!deleted) return;
  const { filter, smart, setScope } = useUi.getState();
  if (filter.collection === id || smart === id) setScope('all');
  const step = undo.push({
    run: async () => void (await call('collections.restore', { deleted: deleted.value })),
    done: texts.undo.done,
  });
  showUndoable(texts.collections.deleted(name), step);
}

/** Puts snippets into a collection; can be undone. */
export async function collect(ids: readonly AssetId[], { id, name }: Pick<Collection, 'id' | 'name'>): Promise<void> {
  await change(id, { add: ids }, count => texts.collections.added(readableCount(count), name, count === 1));
}

/** Takes snippets out of a collection; can be undone. */
export async function takeOut(ids: readonly AssetId[], { id, name }: Pick<Collection, 'id' | 'name'>): Promise<void> {
  await change(id, { remove: ids }, count => texts.collections.takenOut(readableCount(count), name, count === 1));
}

interface Collecting {
  readonly add?: readonly AssetId[];
  readonly remove?: readonly AssetId[];
}

async function change(id: CollectionId, { add = [], remove = [] }: Collecting, told: (count: number) => string): Promise<void> {
  const done = await attempt(() => call('collections.collect', { collecting: { id, add: [...add], remove: [...remove] } }));
  if (!done) return;
  const { added, removed } = done.value;
  const step = undo.push({
    run: async () => void (await call('collections.collect', { collecting: { id, add: removed, remove: added } })),
    done: texts.undo.done,
  });
  showUndoable(told(add.length + remove.length), step);
}
