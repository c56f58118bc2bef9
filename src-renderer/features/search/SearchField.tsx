import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { maxQueryLength } from '../../../src-shared/model/collections.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import type { QueryProblem } from '../../../src-shared/query/query.ts';
import { focusList } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { moveSelection } from '../library/list-selection.ts';
import { CompletionList, completionId } from './CompletionList.tsx';
import { layerPieces } from './layer-pieces.ts';
import { problemId } from './problems.ts';
import { QueryLayer } from './QueryLayer.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import styles from './search-field.module.css';
import { useCompletions } from './use-completions.ts';

const listId = 'completions';

/** Searches at each keystroke; arrows move through the hits without leaving the field, or through completions while these are open. */
export function SearchField({ problems }: { readonly problems: readonly QueryProblem[] }) {
  const query = useUi(state => state.filter.query);
  const setQuery = useUi(state => state.setQuery);
  const field = useRef<HTMLInputElement>(null);
  const completions = useCompletions(query, field);
  const { list, ghost, active } = completions;
  const pieces = useMemo(() => layerPieces(query, { ...parseQuery(query), problems }), [query, problems]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || completions.onKeyDown(event)) return;
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
      <div className={styles.box}>
        <QueryLayer pieces={pieces} rest={ghost?.rest} field={field} />
        <input
          ref={field}
          id="search"
          type="search"
          role="combobox"
          value={query}
          maxLength={maxQueryLength}
          placeholder={texts.list.search}
          aria-label={texts.list.searchLabel}
          aria-autocomplete="list"
          aria-expanded={list !== null}
          aria-controls={listId}
          aria-activedescendant={list ? completionId(listId, active) : undefined}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={event => {
            setQuery(event.target.value);
            completions.onTyped();
          }}
          onSelect={completions.onCursorMoved}
          onBlur={completions.close}
          onKeyDown={onKeyDown}
        />
      </div>
      {query === '' ? (
        <Keys combination="$mod+k" joined />
      ) : (
        <IconButton
          small
          label={texts.list.clearSearch}
          onClick={() => {
            setQuery('');
            field.current?.focus();
          }}
        >
          <X size={14} />
        </IconButton>
      )}
      <SearchHelp field={field} />
      {list && (
        <CompletionList id={listId} items={list.items} active={active} onChoose={completions.choose} onTake={completions.take} />
      )}
    </search>
  );
}
