import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { useStatus } from '../../ui/use-announced.ts';
import { useProgress } from './in-turns.ts';
import styles from './list-pane.module.css';

/** How far a long change of many snippets is. */
export function BulkProgress() {
  const progress = useProgress(state => state.progress);
  useStatus(progress && texts.progress.label(readableCount(0), readableCount(progress.total)));
  if (!progress) return null;
  const { done, total, cancel } = progress;
  const label = texts.progress.label(readableCount(done), readableCount(total));
  return (
    <div className={styles.indexing}>
      <progress value={done} max={total} aria-label={label} />
      <span>{label}</span>{' '}
      <button type="button" className={styles.sort} onClick={cancel}>
        {texts.progress.cancel}
      </button>
    </div>
  );
}
