import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { maxQueryLength } from '../../../src-shared/model/collections.ts';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { isMod } from '../../lib/keys.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { CompletionList, completionId } from '../search/CompletionList.tsx';
import { layerPieces } from '../search/layer-pieces.ts';
import { problemText } from '../search/problems.ts';
import { QueryLayer } from '../search/QueryLayer.tsx';
import search from '../search/search-field.module.css';
import { useCompletions } from '../search/use-completions.ts';
import { create, leave, open } from './actions.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { act, type Wish } from './primary.ts';
import { listId, rowId } from './ResultList.tsx';
import type { Results } from './use-results.ts';

interface PaletteFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly results: Results;
  readonly template: Template | undefined;
}

const completionsId = 'completions';
/** Rows that fit into the list at once. */
const pageRows = 5;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };

/** Searches at each keystroke, and has all keys of the palette but those of actions and form. */
export function PaletteField({ field, results, template }: PaletteFieldProps) {
  const query = usePalette(state => state.query);
  const isListed = usePalette(state => state.mode !== 'fill') && results.rows.length > 0;
  const { choose, setMode, setQuery } = usePalette.getState();
  const { rows, chosen, page, isSettled } = results;
  const completions = useCompletions(query, field);
  const { list, ghost, active } = completions;
  const problems = useMemo(() => page?.problems ?? [], [page]);
  const pieces = useMemo(() => layerPieces(query, { ...parseQuery(query), problems }), [query, problems]);
  const hand = useHandOver(results);

  function move(step: number): void {
    const at = rows.findIndex(({ id }) => id === chosen?.id);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) choose(next.id);
    if (at + step >= rows.length - pageRows) results.loadMore();
  }

  /** Tells whether the key was for the palette. */
  function act(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const { notice } = usePalette.getState();
    const step = steps[key];
    const isAtEnd = field.current?.selectionStart === query.length;
    const hasSelection = field.current?.selectionStart !== field.current?.selectionEnd;
    if (step !== undefined) move(step);
    else if (key === 'Enter' && isMod(event)) chosen && setMode('actions');
    else if (key === 'Enter') hand(shiftKey ? 'as-it-stands' : 'enter');
    else if (key === 'Tab' && !shiftKey) template && setMode('fill');
    else if (key === 'ArrowRight' && isAtEnd && !shiftKey && !isMod(event) && chosen) setMode('actions');
    else if (key === 'Escape') query === '' ? leave() : setQuery('');
    else if (!isMod(event)) return false;
    else if (/^[1-9]$/.test(key)) choose(rows[Number(key) - 1]?.id ?? (chosen?.id as never));
    else if (key === 'c' && !hasSelection) hand('copy');
    else if (key === 'o') chosen && void open(chosen, false);
    else if (key === 'z' && notice?.undo) void notice.undo();
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || completions.onKeyDown(event)) return;
    if (act(event)) event.preventDefault();
  }

  return (
    <header className={styles.head}>
      <Search size={18} aria-hidden="true" />
      <search className={`${search.box} ${styles.box}`}>
        <QueryLayer pieces={pieces} rest={ghost?.rest} field={field} />
        <input
          ref={field}
          type="search"
          role="combobox"
          value={query}
          maxLength={maxQueryLength}
          placeholder={texts.list.searchLabel}
          aria-label={texts.list.searchLabel}
          aria-autocomplete="list"
          aria-expanded={list !== null || isListed}
          aria-controls={list ? completionsId : listId}
          aria-activedescendant={list ? completionId(completionsId, active) : isListed && chosen ? rowId(chosen.id) : undefined}
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
        {list && (
          <CompletionList
            id={completionsId}
            items={list.items}
            active={active}
            onChoose={completions.choose}
            onTake={completions.take}
          />
        )}
      </search>
      <output aria-live="polite" className={styles.count}>
        {problems[0] ? problemText(problems[0]) : isSettled && countText(results)}
      </output>
    </header>
  );
}

function countText({ page, total = 0 }: Results): string {
  if (!page) return total === 0 ? '' : texts.list.count(readableCount(total), total === 1);
  const found = `${readableCount(page.total)}${page.atLeast ? '+' : ''}`;
  return texts.snippetPalette.found(found, readableCount(total), Math.max(1, Math.round(page.ms)));
}

/**
 * Hands the chosen row over once the rows are those of what was typed: Enter comes sooner than an answer where somebody knows
 * what they want. Where nothing is found it creates.
 */
function useHandOver(results: Results): (wish: Wish) => void {
  const wanted = useRef<{ readonly wish: Wish; readonly query: string }>(null);
  const query = usePalette(state => state.query);

  function hand(): void {
    const { isSettled, chosen } = results;
    const now = wanted.current;
    if (!now || !isSettled) return;
    wanted.current = null;
    if (now.query !== query) return; // typing went on
    if (chosen) void act(chosen, now.wish);
    else if (query.trim() !== '' && now.wish === 'enter') void create(query.trim());
  }

  useEffect(hand);
  return wish => {
    wanted.current = { wish, query };
    hand();
  };
}
