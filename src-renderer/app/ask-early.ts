import type { AssetId } from '../../src-shared/model/ids.ts';
import { currentIds } from '../features/library/list-selection.ts';
import { libraryQueries } from '../features/library/queries.ts';
import { queryClient } from './query-client.ts';
import { useUi } from './ui-store.ts';

/** Asks for the first rows before the window is drawn, and for the snippet that will be chosen among them. */
export async function askForFirstRows(): Promise<void> {
  const { filter, sort } = useUi.getState();
  const pages = libraryQueries.pages(filter, sort);
  await queryClient.prefetchInfiniteQuery(pages);
  const first = queryClient.getQueryData(pages.queryKey)?.pages[0]?.rows[0];
  if (first) askForSnippet(first.id);
}

/** Asks for a snippet that will probably be looked at. */
export function askForSnippet(id: AssetId): void {
  void queryClient.prefetchQuery(libraryQueries.snippet(id));
}

/**
 * Asks for what is wanted next: the rows of a new search while the window still draws the keystroke, and the snippet after
 * the chosen one, so that going through the list waits for no answer. Gives its own undo.
 */
export function askEarly(): () => void {
  return useUi.subscribe(({ filter, sort, active }, before) => {
    if (filter !== before.filter || sort !== before.sort) {
      void queryClient.prefetchInfiniteQuery(libraryQueries.pages(filter, sort));
    }
    const next = active === before.active ? undefined : idAfter(before.active, active);
    if (next !== undefined) askForSnippet(next);
  });
}

/** The row one step further in the direction of the last step. */
function idAfter(before: AssetId | null, active: AssetId | null): AssetId | undefined {
  if (active === null) return undefined;
  const ids = currentIds();
  const at = ids.indexOf(active);
  return at < 0 ? undefined : ids[ids[at + 1] === before ? at - 1 : at + 1];
}
