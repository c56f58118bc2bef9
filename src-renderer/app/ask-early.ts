import { libraryQueries } from '../features/library/queries.ts';
import { queryClient } from './query-client.ts';
import { useUi } from './ui-store.ts';

/** Asks for the rows of a new search while the window still draws the keystroke; gives its own undo. */
export function askEarly(): () => void {
  return useUi.subscribe(({ filter, sort }, before) => {
    if (filter === before.filter && sort === before.sort) return;
    void queryClient.prefetchInfiniteQuery(libraryQueries.pages(filter, sort));
  });
}
