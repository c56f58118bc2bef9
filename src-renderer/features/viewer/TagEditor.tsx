import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { maxTagLength, type Snippet } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { TagChip } from '../../ui/Tag.tsx';
import { setTags } from '../library/actions.ts';
import { libraryQueries, wholeLibrary } from '../library/queries.ts';
import type { Tags } from '../library/tags-taken-back.ts';
import { colourOf, useTagColours } from '../tags/queries.ts';
import styles from './info-strip.module.css';

export function TagEditor({ snippet: { id, tags, generated } }: { readonly snippet: Snippet }) {
  const [adding, setAdding] = useState(false);
  const asked = useUi(state => state.pending === 'tag' && state.active === id);
  const ask = useUi(state => state.ask);
  useEffect(() => {
    if (!asked) return;
    ask(null);
    setAdding(true);
  }, [asked, ask]);

  const colours = useTagColours();
  const before: Tags = { tags, generated: generated.tags };

  /** Typing a tag that was worked out keeps it. */
  function add(text: string): void {
    const tag = text.trim();
    const known = tags.find(other => other.toLowerCase() === tag.toLowerCase());
    if (known !== undefined) keep(known);
    else if (tag !== '') void setTags(id, before, { ...before, tags: [...tags, tag] });
  }

  function keep(tag: string): void {
    if (generated.tags.includes(tag)) void setTags(id, before, { tags, generated: without(generated.tags, tag) });
  }

  return (
    <div className={styles.tags}>
      {tags.map(tag => (
        <TagChip
          key={tag}
          tag={tag}
          {...colourOf(colours, tag)}
          {...(generated.tags.includes(tag) && { onKeep: () => keep(tag) })}
          onRemove={() => void setTags(id, before, { tags: without(tags, tag), generated: without(generated.tags, tag) })}
        />
      ))}
      {adding ? (
        <TagInput taken={tags} onAdd={add} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className={styles.add} aria-label={texts.detail.addTagLabel} onClick={() => setAdding(true)}>
          <Plus size={11} />
          {texts.detail.addTag}
        </button>
      )}
    </div>
  );
}

function without(tags: readonly string[], tag: string): string[] {
  return tags.filter(other => other !== tag);
}

interface TagInputProps {
  readonly taken: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onDone: () => void;
}

function TagInput({ taken, onAdd, onDone }: TagInputProps) {
  const { data: facets } = useQuery(libraryQueries.facets(wholeLibrary));
  const [text, setText] = useState('');
  const known = facets?.tags.filter(({ value }) => !taken.includes(value)) ?? [];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    if (text.trim() === '') onDone();
    onAdd(text);
    setText('');
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears only because it was asked for
        autoFocus
        className={styles.input}
        list="known-tags"
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
      <datalist id="known-tags">
        {known.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
}
