import { useEffect, useRef } from 'react';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { texts } from '../../texts.ts';
import styles from './fill.module.css';
import type { Fill } from './use-fill.ts';

interface FillFieldsProps {
  readonly template: Template;
  readonly fill: Fill;
}

/** A field for each placeholder, the first with the keyboard. */
export function FillFields({ template, fill }: FillFieldsProps) {
  const first = useRef<HTMLInputElement>(null);
  const { isReady } = fill;
  useEffect(() => {
    if (isReady) first.current?.select();
  }, [isReady]);

  return (
    <div className={styles.fields}>
      {template.fields.length === 0 && <p>{texts.placeholders.automatic}</p>}
      {template.fields.map(({ key, label }, index) => (
        <label key={key} className={styles.field}>
          <span>{label}</span>
          <input
            ref={index === 0 ? first : undefined}
            value={fill.valueOf(key)}
            autoComplete="off"
            spellCheck={false}
            onFocus={event => event.target.select()}
            onChange={event => fill.set(key, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
