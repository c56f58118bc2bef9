import styles from './marked.module.css';

interface MarkedProps {
  readonly text: string;
  /** Ranges in UTF-16 units, in order, none within another. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A text with the places that a search found. */
export function Marked({ text, marks }: MarkedProps) {
  return (
    <>
      {marks.map(([start, end], index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark className={styles.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
