import { X } from 'lucide-react';
import { texts } from '../texts.ts';
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
}

/** A tag that can be taken off. */
export function TagChip({ tag, removeLabel = texts.detail.removeTag(tag), onRemove }: TagChipProps) {
  return (
    <span className={`${styles.tag} ${styles.chip}`}>
      <span className={styles.label}>{tag}</span>
      <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        <X size={11} />
      </button>
    </span>
  );
}
