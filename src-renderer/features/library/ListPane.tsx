import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useMemo, useRef } from 'react';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { useCollections } from '../collections/queries.ts';
import { ProblemList } from '../search/ProblemList.tsx';
import { shownProblems } from '../search/problems.ts';
import { BulkBar } from './BulkBar.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { IndexLine } from './IndexLine.tsx';
import { ListBar } from './ListBar.tsx';
import { ListHeader } from './ListHeader.tsx';
import { ErrorState, LoadingRows } from './ListStates.tsx';
import { type ListOrder, orderOf } from './list-order.ts';
import styles from './list-pane.module.css';
import { NoResults } from './NoResults.tsx';
import { libraryQueries } from './queries.ts';
import { Rows } from './Rows.tsx';
import { useCountSaid } from './use-count-said.ts';
import { useFirstChoice } from './use-first-choice.ts';

export const ListPane = memo(function ListPane() {
  const filter = useFilter();
  const sort = useUi(state => state.sort);
  const several = useUi(state => state.selected.length > 1);
  const collections = useCollections();
  const pages = useInfiniteQuery(libraryQueries.pages(filter, sort));
  const [page] = pages.data?.pages ?? [];
  const found = pages.isPlaceholderData ? undefined : page?.problems;
  const problems = useMemo(() => shownProblems(filter.query, found, collections), [filter.query, found, collections]);
  // The rows before stay until the new ones are here, as they were: neither headings nor times change on the way.
  const shownOrder = useRef<ListOrder>(sort);
  if (!pages.isPlaceholderData) shownOrder.current = orderOf(filter.scope, sort);
  useCountSaid(filter, pages.isPlaceholderData ? undefined : page);
  useFirstChoice(pages.isPlaceholderData ? undefined : pages.data?.pages);

  return (
    <section id="list-side" aria-label={texts.list.label} className={styles.pane}>
      <ListHeader problems={problems} />
      {several ? (
        <BulkBar />
      ) : (
        <ListBar page={page} searching={filter.query.trim() !== ''} onSearchOn={() => void pages.refetch()} />
      )}
      <ProblemList problems={problems} />
      <IndexLine />
      <BulkProgress />
      {page === undefined && pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {page === undefined && pages.isPending && <LoadingRows />}
      {page?.total === 0 && <NoResults />}
      {pages.data !== undefined && page !== undefined && page.total !== 0 && (
        <Rows
          pages={pages.data.pages}
          order={shownOrder.current}
          ranked={page.ranked}
          onNearEnd={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
        />
      )}
    </section>
  );
});
