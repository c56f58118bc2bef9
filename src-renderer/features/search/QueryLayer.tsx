import { type RefObject, useEffect, useRef } from 'react';
import type { Piece } from './layer-pieces.ts';
import styles from './search-field.module.css';

interface QueryLayerProps {
  readonly pieces: readonly Piece[];
  /** The rest of an operator that is guessed, after the text. */
  readonly rest: string | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
}

/**
 * Colours behind the text of the field. The field draws its own text, so that cursor, selection, input methods and undo are
 * the system's; here the same text is laid out, unseen, for the place of its parts.
 */
export function QueryLayer({ pieces, rest, field }: QueryLayerProps) {
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const input = field.current;
    // Browsers tell before they paint; asking at each keystroke would lay out the window once more, which took 7 ms.
    const follow = () => {
      if (layer.current && input) layer.current.scrollLeft = input.scrollLeft;
    };
    input?.addEventListener('scroll', follow);
    return () => input?.removeEventListener('scroll', follow);
  }, [field]);

  return (
    <div ref={layer} className={styles.layer} aria-hidden="true">
      {pieces.map(({ text, from, isMarked, isWrong }) => (
        <span key={from} data-marked={isMarked || undefined} data-wrong={isWrong || undefined}>
          {text}
        </span>
      ))}
      {rest !== undefined && <span className={styles.rest}>{rest}</span>}
    </div>
  );
}
