import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { libraryKeys } from '../library/queries.ts';

export const collectionQueries = {
  /** Each after the one it is in. */
  list: () =>
    queryOptions({
      queryKey: libraryKeys.collections(),
      queryFn: async () => (await call('collections.list', {})).collections,
    }),
};

const none: readonly Collection[] = [];

export function useCollections(): readonly Collection[] {
  return useQuery(collectionQueries.list()).data ?? none;
}

/** The plain collection that is on view; new snippets go into it. */
export function openedCollection(): Collection | undefined {
  const { collection } = useUi.getState().filter;
  return queryClient.getQueryData(collectionQueries.list().queryKey)?.find(isPlain(collection));
}

export function useOpenedCollection(): Collection | undefined {
  const collection = useUi(state => state.filter.collection);
  return useCollections().find(isPlain(collection));
}

function isPlain(id: string | undefined) {
  return (one: Collection) => one.id === id && one.query === undefined;
}

const levelWidth = 14;
/** Deeper levels stand no further in: their names would have no room left in a narrow side bar. */
const deepestIndent = 7;

/** Pixels that a level stands further in. */
export function indentOf(depth: number): number {
  return Math.min(depth, deepestIndent) * levelWidth;
}

/** Levels above it. */
export function depthOf({ path }: Collection): number {
  return path.split('/').length - 1;
}
