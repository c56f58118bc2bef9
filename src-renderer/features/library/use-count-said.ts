import { useEffect, useRef } from 'react';
import type { LibraryFilter, Page } from '../../../src-shared/model/library.ts';
import { announce } from '../../ui/announce.ts';
import { countText } from './count-text.ts';

/** Says how many there are when something else was asked for; what comes and goes by itself is told otherwise, or not at all. */
export function useCountSaid(filter: LibraryFilter, page: Page | undefined): void {
  const saidFor = useRef(filter);
  useEffect(() => {
    if (!page || saidFor.current === filter) return;
    saidFor.current = filter;
    announce(countText(page, filter.query.trim() !== ''), 'count');
  }, [filter, page]);
}
