import styles from './segments.module.css';

interface SegmentsProps<Value extends string> {
  readonly id: string;
  /** The id of what names it. */
  readonly labelledBy: string;
  /** Its values with what they are called, in order. */
  readonly choices: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice of a few, all on view. */
export function Segments<Value extends string>({ id, labelledBy, choices, value, onChange }: SegmentsProps<Value>) {
  return (
    <div id={id} role="radiogroup" aria-labelledby={labelledBy} className={styles.segments}>
      {(Object.keys(choices) as Value[]).map(choice => (
        <label key={choice}>
          <input type="radio" name={id} checked={choice === value} onChange={() => onChange(choice)} />
          <span>{choices[choice]}</span>
        </label>
      ))}
    </div>
  );
}
