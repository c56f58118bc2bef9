import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/bridge.ts';
import { libraryKeys, wholeLibrary } from '../library/queries.ts';

/** Rows that are seen without scrolling, and as many below. */
const pageSize = 20;
/** Of those used most as many as leave room for what was used, changed or saved last. */
const mostUsed = 5;
const recent = 15;

/** Whose keystrokes these are: the service leaves out what a newer one has overtaken. */
const typist = crypto.randomUUID();

export const paletteKeys = { start: () => [...libraryKeys.lists(), 'palette'] as const };

export const paletteQueries = {
  /** What may be wanted before anything was typed. */
  start: () =>
    queryOptions({
      queryKey: paletteKeys.start(),
      queryFn: async () => {
        const [used, touched] = await Promise.all([
          call('library.page', { page: { filter: wholeLibrary, sort: 'mostUsed', limit: mostUsed } }),
          call('library.page', { page: { filter: { ...wholeLibrary, scope: 'recent' }, limit: mostUsed + recent } }),
        ]);
        const first = used.rows.filter(({ uses }) => uses > 0);
        const others = touched.rows.filter(({ id }) => !first.some(row => row.id === id)).slice(0, recent);
        return { mostUsed: first, recent: others, total: used.total };
      },
    }),
  /** What is found, with the time it took from asking to the answer, in milliseconds. */
  found: (query: string) =>
    infiniteQueryOptions({
      queryKey: [...libraryKeys.lists(), 'palette', query],
      // Taking the signal lets go of a query that typing has overtaken.
      queryFn: async ({ pageParam: after, signal: _signal }) => {
        const asked = performance.now();
        const page = await call('library.page', {
          page: { filter: { ...wholeLibrary, query }, limit: pageSize, typist, ...(after !== null && { after }) },
        });
        return { ...page, ms: performance.now() - asked };
      },
      initialPageParam: null as string | null,
      getNextPageParam: page => page.next ?? null,
      placeholderData: keepPreviousData,
    }),
};
