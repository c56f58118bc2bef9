import { useQuery } from '@tanstack/react-query';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { ErrorState } from '../library/ListStates.tsx';
import { libraryQueries } from '../library/queries.ts';
import styles from './paged-text.module.css';

interface PagedTextProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
  /** Parts of the text that are shown as dots. */
  readonly hidden: readonly string[];
}

/** A text that is too large for the editor, to be read page by page. */
export function PagedText({ snippet, fragment, hidden }: PagedTextProps) {
  const [page, setPage] = useState(0);
  const { data, error, refetch } = useQuery(libraryQueries.fragmentPage(snippet.id, fragment.id, page));
  const text = useRef<HTMLElement>(null);
  const last = (data?.pages ?? 1) - 1;
  const place = texts.detail.page(readableCount(page + 1), readableCount(last + 1));
  useStatus(data && place);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;

  function go(to: number): void {
    setPage(Math.min(last, Math.max(0, to)));
    text.current?.scrollTo(0, 0);
  }

  const button = (label: string, to: number, Icon: typeof ChevronFirst) => (
    <IconButton small label={label} disabled={to < 0 || to > last || to === page} onClick={() => go(to)}>
      <Icon size={15} />
    </IconButton>
  );
  return (
    <div className={styles.paged}>
      <div className={styles.bar}>
        <span>{texts.detail.paged(readableSize(fragment.size))}</span>
        {button(texts.detail.firstPage, 0, ChevronFirst)}
        {button(texts.detail.previousPage, page - 1, ChevronLeft)}
        <span className={styles.page}>{place}</span>
        {button(texts.detail.nextPage, page + 1, ChevronRight)}
        {button(texts.detail.lastPage, last, ChevronLast)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keyboard, too */}
      <section ref={text} tabIndex={0} aria-label={texts.detail.editor(snippet.name)}>
        <pre>{data && maskSecrets(data.text, hidden)}</pre>
      </section>
    </div>
  );
}
