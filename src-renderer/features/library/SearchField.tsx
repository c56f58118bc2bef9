import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { focusList } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import styles from './list-pane.module.css';
import { moveSelection } from './list-selection.ts';

/** Searches at each keystroke; arrows move through the hits without leaving the field. */
export function SearchField() {
  const query = useUi(state => state.filter.query);
  const setQuery = useUi(state => state.setQuery);
  const input = useRef<HTMLInputElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      moveSelection(step);
    } else if (event.key === 'Enter') {
      if (useUi.getState().active === null) moveSelection(1);
      focusList();
    } else if (event.key === 'Escape') {
      if (query === '') focusList();
      setQuery('');
    }
  }

  return (
    <search className={styles.search}>
      <Search size={15} aria-hidden="true" />
      <input
        ref={input}
        id="search"
        type="search"
        value={query}
        maxLength={1000}
        placeholder={texts.list.search}
        aria-label={texts.list.searchLabel}
        aria-controls="list"
        autoComplete="off"
        spellCheck={false}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <Keys combination="$mod+k" joined />
      ) : (
        <IconButton
          small
          label={texts.list.clearSearch}
          onClick={() => {
            setQuery('');
            input.current?.focus();
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </search>
  );
}
