import { create } from 'zustand';
import type { LibraryFilter } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';

/** A query is counted once typing has paused for so long: most counts of half a word nobody reads, and each draws the side bar anew. */
const countsAfterMs = 100;

const useCounted = create<{ readonly filter: LibraryFilter }>()(() => ({ filter: useUi.getState().filter }));

/** The filter whose counts are shown: that of the list, but not at each keystroke. */
export const useCountedFilter = () => useCounted(state => state.filter);

/** Lets the counts follow the list; gives its own undo. */
export function followFilter(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = useUi.subscribe(({ filter }, { filter: before }) => {
    if (filter === before) return;
    clearTimeout(timer);
    const follow = () => useCounted.setState({ filter });
    if (filter.query === before.query) follow();
    else timer = setTimeout(follow, countsAfterMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
