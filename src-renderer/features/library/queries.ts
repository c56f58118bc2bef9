import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LibraryFilter, Sort } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';

/** Rows fetched at once: about ten screens. */
const pageSize = 100;

/** The cache's keys. `live` is what the change feed refreshes. */
export const libraryKeys = {
  live: ['library'] as const,
  lists: () => [...libraryKeys.live, 'lists'] as const,
  snippets: () => [...libraryKeys.live, 'snippet'] as const,
  snippet: (id: string) => [...libraryKeys.snippets(), id] as const,
};

export const libraryQueries = {
  pages: (filter: LibraryFilter, sort: Sort) =>
    infiniteQueryOptions({
      queryKey: [...libraryKeys.lists(), 'pages', filter, sort],
      queryFn: ({ pageParam }) =>
        call('library.page', { page: { filter, sort, limit: pageSize, ...(pageParam !== null && { after: pageParam }) } }),
      initialPageParam: null as string | null,
      getNextPageParam: page => page.next ?? null,
      placeholderData: keepPreviousData,
    }),
  facets: (filter: LibraryFilter) =>
    queryOptions({
      queryKey: [...libraryKeys.lists(), 'facets', filter],
      queryFn: () => call('library.facets', { filter }),
      placeholderData: keepPreviousData,
    }),
  snippet: (id: string) =>
    queryOptions({
      queryKey: libraryKeys.snippet(id),
      queryFn: () => call('library.snippet', { id }),
      placeholderData: keepPreviousData, // the one before stays on view until this one is here
    }),
  info: () => queryOptions({ queryKey: ['system', 'info'], queryFn: () => call('system.info', {}) }),
};
