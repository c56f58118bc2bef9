import { Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { maxTagLength, type Snippet } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { Tag } from '../../ui/Tag.tsx';
import styles from './capture-card.module.css';
import type { Finish } from './finish.ts';

/** As many as stand in one line; the rest are counted. */
const shown = 3;

interface ToastTagsProps {
  readonly snippet: Snippet;
  readonly finish: Finish;
}

/** The tags so far, and a field for one more. Where the toast cannot be typed in, that of the window opens instead. */
export function ToastTags({ snippet: { id, tags, generated }, finish }: ToastTagsProps) {
  const [typing, setTyping] = useState(false);

  async function begin(): Promise<unknown> {
    if (!(await call('shell.typeInToast', {}))) return call('shell.open', { id, field: 'tag' });
    setTyping(true);
    return 'stay';
  }

  function add(text: string): void {
    const tag = text.trim();
    if (tag === '' || tags.includes(tag)) {
      setTyping(false);
      return;
    }
    finish(async () => {
      await call('library.edit', { edit: { id, tags: [...tags, tag], generatedTags: generated.tags } });
      return 'stay';
    });
  }

  return (
    <div className={styles.tags}>
      {tags.slice(0, shown).map(tag => (
        <Tag key={tag} tag={tag} />
      ))}
      {tags.length > shown && <span className={styles.count}>+{tags.length - shown}</span>}
      {typing ? (
        <TagField onAdd={add} onDone={() => setTyping(false)} />
      ) : (
        <button type="button" className={styles.add} aria-label={texts.detail.addTagLabel} onClick={() => finish(begin)}>
          <Plus size={11} aria-hidden="true" />
          {texts.detail.addTag}
        </button>
      )}
    </div>
  );
}

interface TagFieldProps {
  readonly onAdd: (text: string) => void;
  readonly onDone: () => void;
}

function TagField({ onAdd, onDone }: TagFieldProps) {
  const [text, setText] = useState('');

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation(); // of the field, not of the toast
      onDone();
    } else if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      onAdd(text);
      setText('');
    }
  }

  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears only because it was asked for
      autoFocus
      className={styles.field}
      value={text}
      aria-label={texts.detail.addTagLabel}
      maxLength={maxTagLength}
      autoComplete="off"
      onChange={event => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        onAdd(text);
        onDone();
      }}
    />
  );
}
