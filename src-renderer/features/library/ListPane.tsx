import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useMemo, useRef } from 'react';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { BulkBar } from './BulkBar.tsx';
import { IndexLine } from './IndexLine.tsx';
import { ListBar } from './ListBar.tsx';
import { ListHeader } from './ListHeader.tsx';
import { ErrorState, LoadingRows } from './ListStates.tsx';
import styles from './list-pane.module.css';
import { NoResults } from './NoResults.tsx';
import { libraryQueries } from './queries.ts';
import { Rows } from './Rows.tsx';
import { useFirstChoice } from './use-first-choice.ts';

export const ListPane = memo(function ListPane() {
  const filter = useFilter();
  const sort = useUi(state => state.sort);
  const several = useUi(state => state.selected.length > 1);
  const pages = useInfiniteQuery(libraryQueries.pages(filter, sort));
  const total = pages.data?.pages[0]?.total;
  const { problems } = useMemo(() => parseQuery(filter.query), [filter.query]);
  // The rows before stay until the new ones are here, as they were: neither headings nor times change on the way.
  const asked = { sort, searching: filter.query.trim() !== '' };
  const shown = useRef(asked);
  if (!pages.isPlaceholderData) shown.current = asked;
  useFirstChoice(pages.isPlaceholderData ? undefined : pages.data?.pages);

  return (
    <section aria-label={texts.list.label} className={styles.pane}>
      <ListHeader problems={problems} />
      {several ? <BulkBar /> : <ListBar total={total} searching={asked.searching} ranked={asked.searching} problems={problems} />}
      <IndexLine />
      {pages.data === undefined && pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data === undefined && pages.isPending && <LoadingRows />}
      {pages.data !== undefined && total === 0 && <NoResults />}
      {pages.data !== undefined && total !== 0 && (
        <Rows
          pages={pages.data.pages}
          sort={shown.current.sort}
          searching={shown.current.searching}
          onNearEnd={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
        />
      )}
    </section>
  );
});
