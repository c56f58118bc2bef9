import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { readableCount } from '../../lib/sizes.ts';
import { agoTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import styles from './history.module.css';
import { historyQueries } from './queries.ts';

/** How many states a snippet has had, and the way to them. */
export function HistoryLine({ snippet, isAsked }: { readonly snippet: Snippet; readonly isAsked: boolean }) {
  const now = useNow();
  const { data } = useInfiniteQuery({ ...historyQueries.list(snippet.id), enabled: isAsked });
  const [newest] = data?.pages ?? [];
  const at = newest?.states[0]?.at;
  if (!newest || at === undefined) return null;
  const versions = texts.history.versions(readableCount(newest.total), newest.total === 1);
  return (
    <button type="button" className={styles.way} disabled={newest.total === 1} onClick={commands.history.run}>
      <History size={14} aria-hidden="true" />
      <span>{newest.total === 1 ? texts.history.unedited : texts.history.edited(versions, agoTime(at, now))}</span>
    </button>
  );
}
