import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { keptSnippetMs, libraryKeys } from '../library/queries.ts';

/** Below the snippet's own key, so that they are as fresh as it is. */
export const historyQueries = {
  list: (id: AssetId) =>
    infiniteQueryOptions({
      queryKey: [...libraryKeys.snippet(id), 'history'],
      queryFn: ({ pageParam: before }) => call('history.list', { id, ...(before !== null && { before }) }),
      initialPageParam: null as number | null,
      getNextPageParam: page => page.next ?? null,
      gcTime: keptSnippetMs,
    }),
  version: (id: AssetId, version: number) =>
    queryOptions({
      queryKey: [...libraryKeys.snippet(id), 'history', version],
      queryFn: () => call('history.version', { id, version }),
    }),
};
