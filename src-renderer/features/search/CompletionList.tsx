import { useEffect, useRef } from 'react';
import { languageFamily } from '../../../src-shared/model/languages.ts';
import type { Completion } from '../../../src-shared/query/complete.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { isOperator } from './completion-view.ts';
import styles from './search-field.module.css';

interface CompletionListProps {
  readonly id: string;
  readonly items: readonly Completion[];
  readonly active: number;
  readonly onChoose: (index: number) => void;
  readonly onTake: (index: number) => void;
}

export function completionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** What may be typed here; the focus stays in the field, which names the active item. */
export function CompletionList({ id, items, active, onChoose, onTake }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div ref={list} id={id} role="listbox" aria-label={texts.search.completions} className={styles.completions}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field.
        // biome-ignore lint/a11y/useFocusableInteractive: as above.
        <div
          key={item.insert}
          id={completionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles.completion}
          onMouseMove={() => index !== active && onChoose(index)}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          {item.operator === 'lang' && !isOperator(item) && <Dot language={languageFamily(item.label)?.specifics[0] ?? ''} />}
          <span>{item.label}</span>
          <small>{hintOf(item)}</small>
        </div>
      ))}
    </div>
  );
}

function hintOf(item: Completion): string {
  if (isOperator(item)) return texts.search.operators[item.operator];
  if (item.count !== undefined) return readableCount(item.count);
  const { values } = texts.search;
  return Object.hasOwn(values, item.label) ? (values[item.label] ?? '') : ''; // a tag may be called `constructor`
}
