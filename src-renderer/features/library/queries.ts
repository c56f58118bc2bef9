import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import type { LibraryFilter, Sort } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';

/** Rows fetched at once: about ten screens. */
const pageSize = 100;
/** Of search results fewer, a tall window's worth first: each says why it was found, which costs the service up to half a millisecond. */
const firstResults = 20;
const moreResults = 60;

/** How often the progress of the index is asked for. */
const buildingMs = 500;

/** Whose keystrokes these are: the service leaves out what a newer one of the same window has overtaken. */
const typist = crypto.randomUUID();

/** Going back to a snippet is quick without this too; a long visit of many must not hold all their texts. */
export const keptSnippetMs = 30_000;

/** The cache's keys. `live` is what the change feed refreshes. */
export const libraryKeys = {
  live: ['library'] as const,
  lists: () => [...libraryKeys.live, 'lists'] as const,
  pages: (filter: LibraryFilter) => [...libraryKeys.lists(), 'pages', filter] as const,
  index: () => [...libraryKeys.live, 'index'] as const,
  collections: () => [...libraryKeys.live, 'collections'] as const,
  tagColours: () => [...libraryKeys.live, 'tag colours'] as const,
  snippets: () => [...libraryKeys.live, 'snippet'] as const,
  snippet: (id: string) => [...libraryKeys.snippets(), id] as const,
};

/** The filter that leaves everything in. */
export const wholeLibrary: LibraryFilter = { scope: 'all', query: '', languages: [], tags: [] };

export const libraryQueries = {
  pages: (filter: LibraryFilter, sort: Sort) =>
    infiniteQueryOptions({
      queryKey: [...libraryKeys.pages(filter), sort],
      // Taking the signal lets go of a query that nobody looks at any more, so that its answer, `cancelled` or late, is nothing.
      queryFn: ({ pageParam: after, signal: _signal }) =>
        call('library.page', {
          page: { filter, sort, limit: sizeOfPage(filter, after === null), typist, ...(after !== null && { after }) },
        }),
      initialPageParam: null as string | null,
      getNextPageParam: page => page.next ?? null,
      placeholderData: keepPreviousData,
      // A use is no change that is announced, as a list must not jump under the hand: Recent is asked for anew when it is gone to.
      ...(filter.scope === 'recent' && { staleTime: 0 }),
    }),
  space: () => queryOptions({ queryKey: [...libraryKeys.lists(), 'space'], queryFn: () => call('library.space', {}) }),
  facets: (filter: LibraryFilter) =>
    queryOptions({
      queryKey: [...libraryKeys.lists(), 'facets', filter],
      queryFn: async ({ client, signal }) => {
        await rowsFirst(client, filter);
        signal.throwIfAborted(); // typing went on: nobody looks at these counts
        return call('library.facets', { filter });
      },
      placeholderData: keepPreviousData,
    }),
  snippet: (id: string) =>
    queryOptions({
      queryKey: libraryKeys.snippet(id),
      queryFn: () => call('library.snippet', { id }),
      gcTime: keptSnippetMs,
      placeholderData: keepPreviousData, // the one before stays on view until this one is here
    }),
  /** Of a text that is too large to be handed over whole; what is looked at stays for the next look. */
  fragmentPage: (snippet: string, fragment: FormatId, page: number) =>
    queryOptions({
      queryKey: [...libraryKeys.snippet(snippet), 'page', fragment, page],
      queryFn: () => call('fragments.page', { fragment, page }),
      gcTime: keptSnippetMs,
      placeholderData: keepPreviousData,
    }),
  fragmentHead: (snippet: string, fragment: FormatId) =>
    queryOptions({
      queryKey: [...libraryKeys.snippet(snippet), 'head', fragment],
      queryFn: () => call('fragments.head', { fragment }),
      gcTime: keptSnippetMs,
    }),
  /** Not announced by the change feed: building it changes no snippet. */
  index: () =>
    queryOptions({
      queryKey: libraryKeys.index(),
      queryFn: () => call('library.index', {}),
      refetchInterval: ({ state: { data } }) => (data?.state === 'building' ? buildingMs : false),
    }),
  info: () => queryOptions({ queryKey: ['system', 'info'], queryFn: () => call('system.info', {}) }),
};

function sizeOfPage({ query }: LibraryFilter, isFirst: boolean): number {
  if (query.trim() === '') return pageSize;
  return isFirst ? firstResults : moreResults;
}

/**
 * The service answers one question after the other, and rows are what is waited for: with 6,272 snippets `con` was answered
 * after 63 ms instead of 96, the counts no longer being before it.
 */
async function rowsFirst(client: QueryClient, filter: LibraryFilter): Promise<void> {
  await Promise.resolve(); // the list asks in the same commit, after the side bar
  const lists = client.getQueryCache().findAll({ queryKey: libraryKeys.pages(filter), fetchStatus: 'fetching' });
  await Promise.allSettled(lists.map(query => query.promise));
}
