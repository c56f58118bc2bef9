import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { call } from '../../api/bridge.ts';
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

const levelWidth = 14;

/** Pixels that a level stands further in. */
export function indentOf(depth: number): number {
  return depth * levelWidth;
}

/** Levels above it. */
export function depthOf({ path }: Collection): number {
  return path.split('/').length - 1;
}
