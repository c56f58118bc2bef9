import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';

/** Children that are drawn at once; more are asked for. */
const atOnce = 200;
/** Levels that are open at first. */
const openLevels = 2;

type Parsed = { readonly value: unknown } | { readonly problem: string };

/** JSON as a tree whose branches open and close. */
export function JsonPreview({ text }: { readonly text: string }) {
  const parsed = useMemo(() => parse(text), [text]);
  if ('problem' in parsed) {
    return (
      <div className={styles.problem}>
        <b>{texts.preview.jsonFailed}</b>
        <pre>{parsed.problem}</pre>
      </div>
    );
  }
  return (
    <ul className={styles.tree} aria-label={texts.preview.tree}>
      <Node value={parsed.value} level={0} />
    </ul>
  );
}

function parse(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

interface NodeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly level: number;
}

function Node({ name, value, level }: NodeProps) {
  if (typeof value !== 'object' || value === null) {
    return (
      <li className={styles.node}>
        <Name name={name} />
        <Value value={value} />
      </li>
    );
  }
  return <Branch name={name} value={value} level={level} />;
}

function Branch({ name, value, level }: { readonly name: string | undefined; readonly value: object; readonly level: number }) {
  const [open, setOpen] = useState(level < openLevels);
  const [shown, setShown] = useState(atOnce);
  const entries = Object.entries(value);
  const [start, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return (
    <li className={styles.node}>
      <button type="button" className={styles.branch} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} aria-hidden="true" />
        <Name name={name} />
        <span className={styles.punctuation}>
          {start} {entries.length > 0 && texts.preview.items(readableCount(entries.length), entries.length === 1)} {end}
        </span>
      </button>
      {open && entries.length > 0 && (
        <ul>
          {entries.slice(0, shown).map(([key, child]) => (
            <Node key={key} name={key} value={child} level={level + 1} />
          ))}
          {entries.length > shown && (
            <li>
              <button type="button" className={styles.more} onClick={() => setShown(shown + atOnce)}>
                {texts.preview.more(readableCount(entries.length - shown))}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : <span className={styles.key}>{name}: </span>;
}

function Value({ value }: { readonly value: unknown }) {
  const kind = typeof value === 'string' ? 'string' : 'constant';
  return <span className={styles[kind]}>{JSON.stringify(value)}</span>;
}
