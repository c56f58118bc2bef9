import { Star } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Row } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { Marked } from '../../ui/Marked.tsx';
import { create } from './actions.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { act } from './primary.ts';
import type { Results } from './use-results.ts';

export const listId = 'results';

export function rowId(id: string): string {
  return `row-${id}`;
}

/** Pixels above the end at which more is fetched. */
const nearEnd = 120;

/** What was found, or what may be wanted; the keyboard stays in the field, which names the chosen row. */
export function ResultList({ results }: { readonly results: Results }) {
  const { groups, rows, chosen, isSettled, loadMore } = results;
  const query = usePalette(state => state.query).trim();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls
  useEffect(() => {
    if (chosen && chosen.id === rows[0]?.id) list.current?.scrollTo({ top: 0 });
    else document.getElementById(chosen ? rowId(chosen.id) : '')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  if (isSettled && rows.length === 0) return <Nothing query={query} />;
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label={texts.list.label}
      className={styles.list}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < nearEnd) loadMore();
      }}
    >
      {groups.map(({ heading, rows: members }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has no fieldsets
        <div key={heading ?? 'found'} role="group" aria-label={heading ?? texts.list.label}>
          {heading !== undefined && (
            <div role="presentation" className={styles.heading}>
              {heading}
            </div>
          )}
          {members.map(row => (
            <ResultRow key={row.id} row={row} position={rows.indexOf(row) + 1} isChosen={row.id === chosen?.id} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ResultRowProps {
  readonly row: Row;
  readonly position: number;
  readonly isChosen: boolean;
}

function ResultRow({ row, position, isChosen }: ResultRowProps) {
  const { id, name, match, language, favourite } = row;
  const shown = plainName(name);
  const foundInName = match === undefined || match.field === 'name' || match.excerpt === undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      id={rowId(id)}
      role="option"
      aria-selected={isChosen}
      aria-posinset={position}
      className={styles.row}
      onMouseDown={event => event.preventDefault()}
      onClick={() => usePalette.getState().choose(id)}
      onDoubleClick={() => act(row, 'enter')}
    >
      <Dot language={language} />
      <span className={styles.what}>
        <span className={styles.name}>
          {foundInName ? (
            // Marks are places in the name as it is stored; one that is shown changed has none.
            <Marked text={shown} marks={shown === name ? (match?.nameHighlights ?? []) : []} />
          ) : (
            <Marked text={match.excerpt ?? ''} marks={match.highlights ?? []} />
          )}
        </span>
        <small>
          {languageOf(language).label}
          {!foundInName && ` · ${shown}`}
          {!foundInName && match.field !== 'content' && ` · ${texts.list.matchedIn[match.field]}`}
        </small>
      </span>
      {favourite && <Star size={12} className={styles.star} aria-label={texts.list.favourite} />}
    </div>
  );
}

/** An empty library, or nothing found: what was searched becomes the name of a new snippet. */
function Nothing({ query }: { readonly query: string }) {
  return (
    <div className={styles.nothing}>
      <b>{query === '' ? texts.empty.title : texts.empty.nothingFound(query)}</b>
      {query !== '' && (
        <button type="button" tabIndex={-1} className={styles.create} onClick={() => void create(query)}>
          <span>{texts.snippetPalette.create(query)}</span>
          <kbd>↵</kbd>
        </button>
      )}
    </div>
  );
}
