import { maskSecrets } from '../../../src-shared/model/mask.ts';
import type { Piece } from '../../../src-shared/placeholders/template.ts';
import { texts } from '../../texts.ts';
import styles from './fill.module.css';

interface FilledTextProps {
  readonly pieces: readonly Piece[];
  /** Parts of the text that are shown as dots. */
  readonly hidden: readonly string[];
}

/** The text as it will be, what was filled in marked, and where the caret will stand. */
export function FilledText({ pieces, hidden }: FilledTextProps) {
  // A secret may reach over several pieces: hidden in the whole, which keeps its length.
  const masked = maskSecrets(pieces.map(({ text }) => text).join(''), hidden);
  const caret = pieces.findIndex(({ kind }) => kind === 'cursor');
  let done = 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys
    <section className={styles.text} tabIndex={0} aria-label={texts.placeholders.result}>
      <pre>
        {pieces.map(({ text, kind }, index) => {
          const shown = masked.slice(done, done + text.length);
          done += text.length;
          const key = `${index} ${kind}`;
          if (kind === undefined) return <span key={key}>{shown}</span>;
          if (kind === 'cursor') return index === caret && <i key={key} className={styles.caret} />;
          return <mark key={key}>{shown}</mark>;
        })}
      </pre>
    </section>
  );
}
