import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page, Row } from '../../../src-shared/model/library.ts';
import { texts } from '../../texts.ts';
import { usePalette } from './palette-store.ts';
import { paletteQueries } from './queries.ts';

/** Rows that belong together, under a heading where there is one. */
export interface Group {
  readonly heading?: string;
  readonly rows: readonly Row[];
}

export interface Results {
  readonly groups: readonly Group[];
  readonly rows: readonly Row[];
  /** The row that keys act on. */
  readonly chosen: Row | undefined;
  /** The first page of what was found; undefined for what is shown without a search. */
  readonly page: (Page & { readonly ms: number }) | undefined;
  /** Snippets in the library. */
  readonly total: number | undefined;
  /** Whether all of it answers what is typed now. */
  readonly isSettled: boolean;
  readonly loadMore: () => void;
}

export function useResults(): Results {
  const query = usePalette(state => state.query);
  const chosenId = usePalette(state => state.chosen);
  const isSearch = query.trim() !== '';
  const start = useQuery(paletteQueries.start());
  const found = useInfiniteQuery({ ...paletteQueries.found(query), enabled: isSearch });
  const pages = isSearch ? found.data?.pages : undefined;

  const groups = useMemo((): readonly Group[] => {
    if (isSearch) return groupsOf(pages?.flatMap(page => page.rows) ?? []);
    const { mostUsed = [], recent = [] } = start.data ?? {};
    const shown = [
      { heading: texts.snippetPalette.mostUsed, rows: mostUsed },
      { heading: texts.snippetPalette.recent, rows: recent },
    ];
    return shown.filter(({ rows }) => rows.length > 0);
  }, [isSearch, pages, start.data]);
  const rows = useMemo(() => groups.flatMap(group => group.rows), [groups]);

  return {
    groups,
    rows,
    chosen: rows.find(({ id }) => id === chosenId) ?? rows[0],
    page: pages?.[0],
    total: start.data?.total,
    isSettled: isSearch ? !found.isPlaceholderData && !found.isPending : start.data !== undefined,
    loadMore: () => {
      if (isSearch && found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
    },
  };
}

/** What holds the words only nearly stands apart. */
function groupsOf(rows: readonly Row[]): readonly Group[] {
  const exact = rows.filter(({ match }) => !match?.similar);
  const similar = rows.filter(({ match }) => match?.similar);
  return [{ rows: exact }, { heading: texts.list.similar, rows: similar }].filter(group => group.rows.length > 0);
}
