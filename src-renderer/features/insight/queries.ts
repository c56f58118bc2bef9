import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/bridge.ts';
import { libraryKeys } from '../library/queries.ts';

/** Not one of the lists: a page to look at does not change with each save, only when something on it was done. */
export const insightKey = [...libraryKeys.live, 'insight'] as const;

export const overviewQuery = queryOptions({
  queryKey: [...insightKey, 'overview'],
  queryFn: () => call('insight.overview', {}),
  staleTime: 0,
});

export const nearCopiesQuery = queryOptions({
  queryKey: [...insightKey, 'near copies'],
  queryFn: () => call('insight.nearCopies', {}),
  staleTime: 0,
});
