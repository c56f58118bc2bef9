import { X } from 'lucide-react';
import { useRef } from 'react';
import { texts } from '../texts.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './tag.module.css';

export function Tag({ tag }: { readonly tag: string }) {
  return (
    <span className={styles.tag} title={tag}>
      {tag}
    </span>
  );
}

interface TagButtonProps {
  readonly tag: string;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

/** A tag that filters. */
export function TagButton({ tag, count, on, onClick }: TagButtonProps) {
  return (
    <button type="button" className={styles.tag} aria-pressed={on} title={String(count)} onClick={onClick}>
      {tag}
    </button>
  );
}

interface TagChipProps {
  readonly tag: string;
  readonly removeLabel?: string;
  readonly onRemove: () => void;
  /** For a tag that nobody gave: makes it a given one. */
  readonly onKeep?: () => void;
}

/** A tag that can be taken off. */
export function TagChip({ tag, removeLabel = texts.detail.removeTag(tag), onRemove, onKeep }: TagChipProps) {
  const remove = useRef<HTMLButtonElement>(null);

  function keep(): void {
    remove.current?.focus(); // the button that was pressed goes
    onKeep?.();
  }

  return (
    <span className={`${styles.tag} ${styles.chip}`} data-generated={onKeep !== undefined || undefined}>
      {onKeep ? (
        <Tooltip text={texts.detail.keepTagHint}>
          <button type="button" className={styles.label} aria-label={texts.detail.keepTag(tag)} onClick={keep}>
            {tag}
          </button>
        </Tooltip>
      ) : (
        <span className={styles.label}>{tag}</span>
      )}
      <button ref={remove} type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        <X size={11} />
      </button>
    </span>
  );
}
