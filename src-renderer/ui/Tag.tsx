import { X } from 'lucide-react';
import { useRef } from 'react';
import type { TagColour } from '../../src-shared/model/tags.ts';
import { texts } from '../texts.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './tag.module.css';

interface TagProps {
  readonly tag: string;
  readonly colour?: TagColour;
}

export function Tag({ tag, colour }: TagProps) {
  return (
    <span className={styles.tag} title={tag} data-colour={colour}>
      {tag}
    </span>
  );
}

interface TagChipProps extends TagProps {
  readonly removeLabel?: string;
  readonly onRemove: () => void;
  /** For a tag that nobody gave: makes it a given one. */
  readonly onKeep?: () => void;
}

/** A tag that can be taken off. */
export function TagChip({ tag, colour, removeLabel = texts.detail.removeTag(tag), onRemove, onKeep }: TagChipProps) {
  const remove = useRef<HTMLButtonElement>(null);

  function keep(): void {
    remove.current?.focus(); // the button that was pressed goes
    onKeep?.();
  }

  return (
    <span className={`${styles.tag} ${styles.chip}`} data-generated={onKeep !== undefined || undefined} data-colour={colour}>
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
