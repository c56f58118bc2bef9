import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { maxTagLength, type Snippet } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import combo from '../../ui/combo.module.css';
import { TagChip } from '../../ui/Tag.tsx';
import { setTags } from '../library/actions.ts';
import { libraryQueries } from '../library/queries.ts';
import styles from './info-strip.module.css';

export function TagEditor({ snippet: { id, tags } }: { readonly snippet: Snippet }) {
  const [adding, setAdding] = useState(false);
  const asked = useUi(state => state.pending === 'tag');
  const ask = useUi(state => state.ask);
  useEffect(() => {
    if (!asked) return;
    ask(null);
    setAdding(true);
  }, [asked, ask]);

  function add(text: string): void {
    const tag = text.trim();
    const known = tags.some(other => other.toLowerCase() === tag.toLowerCase());
    if (tag !== '' && !known) void setTags(id, tags, [...tags, tag]);
  }

  return (
    <div className={styles.tags}>
      {tags.map(tag => (
        <TagChip
          key={tag}
          tag={tag}
          onRemove={() =>
            void setTags(
              id,
              tags,
              tags.filter(other => other !== tag),
            )
          }
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

interface TagInputProps {
  readonly taken: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onDone: () => void;
}

/** Suggestions that fit without scrolling. */
const shownSuggestions = 8;

function TagInput({ taken, onAdd, onDone }: TagInputProps) {
  const { data: facets } = useQuery(libraryQueries.facets({ scope: 'all', query: '', languages: [], tags: [] }));
  const [text, setText] = useState('');
  const highlighted = useRef<string>(undefined);
  const known = facets?.tags.map(({ value }) => value).filter(tag => !taken.includes(tag)) ?? [];

  function finish(tag: string): void {
    onAdd(tag);
    setText('');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      const tag = highlighted.current ?? text;
      if (tag.trim() === '') onDone();
      else finish(tag);
    } else if (event.key === 'Escape') onDone();
  }

  return (
    <Autocomplete.Root
      items={known}
      value={text}
      limit={shownSuggestions}
      onValueChange={(value, { reason }) => (reason === 'item-press' ? finish(value) : setText(value))}
      onItemHighlighted={tag => {
        highlighted.current = tag;
      }}
    >
      <Autocomplete.Input
        autoFocus
        className={styles.input}
        aria-label={texts.detail.addTagLabel}
        maxLength={maxTagLength}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (text.trim() !== '') onAdd(text);
          onDone();
        }}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className={combo.positioner} align="start" sideOffset={4}>
          <Autocomplete.Popup className={combo.popup}>
            <Autocomplete.List className={combo.list}>
              {(tag: string) => (
                <Autocomplete.Item key={tag} value={tag} className={combo.item}>
                  <span>{tag}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
