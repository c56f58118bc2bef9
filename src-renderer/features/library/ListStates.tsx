import { TriangleAlert } from 'lucide-react';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useAlert } from '../../ui/use-announced.ts';
import styles from './list-states.module.css';

/** Grey rows; they show only after a moment, so that a quick answer does not flash. */
export function LoadingRows() {
  return (
    <div className={styles.loading} aria-hidden="true">
      {[72, 48, 60, 38, 66, 52].map(width => (
        <div key={width} className={styles.skeleton}>
          <i style={{ width: `${width}%` }} />
          <i style={{ width: '88%' }} />
          <i style={{ width: '64%' }} />
        </div>
      ))}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  useAlert(`${texts.errors.title}. ${textOfError(error)}`);
  return (
    <div className={styles.message}>
      <TriangleAlert size={20} aria-hidden="true" />
      <h2>{texts.errors.title}</h2>
      <p>{textOfError(error)}</p>
      <Button look="outline" onClick={onRetry}>
        {texts.errors.retry}
      </Button>
    </div>
  );
}
