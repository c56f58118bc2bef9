import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { maxQueryLength } from '../../../src-shared/model/collections.ts';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { useStatus } from '../../ui/use-announced.ts';
import { CompletionList, completionId } from '../search/CompletionList.tsx';
import { layerPieces } from '../search/layer-pieces.ts';
import { problemText } from '../search/problems.ts';
import { QueryLayer } from '../search/QueryLayer.tsx';
import search from '../search/search-field.module.css';
import { useCompletions } from '../search/use-completions.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { listId, rowId } from './ResultList.tsx';
import { useKeys } from './use-keys.ts';
import type { Results } from './use-results.ts';

interface PaletteFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly results: Results;
  readonly template: Template | undefined;
}

const completionsId = 'completions';

/** Searches at each keystroke. */
export function PaletteField({ field, results, template }: PaletteFieldProps) {
  const query = usePalette(state => state.query);
  const isListed = usePalette(state => state.mode !== 'fill') && results.rows.length > 0;
  const { setQuery } = usePalette.getState();
  const { chosen, page, isSettled } = results;
  const completions = useCompletions(query, field);
  const { list, ghost, active } = completions;
  const problems = useMemo(() => page?.problems ?? [], [page]);
  const pieces = useMemo(() => layerPieces(query, { ...parseQuery(query), problems }), [query, problems]);
  const told = problems[0] ? problemText(problems[0]) : isSettled && countText(results);
  useStatus(query !== '' && told);
  const onKey = useKeys(field, results, template);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || completions.onKeyDown(event)) return;
    if (onKey(event)) event.preventDefault();
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
      <span className={styles.count}>{told}</span>
    </header>
  );
}

function countText({ page, total = 0 }: Results): string {
  if (!page) return total === 0 ? '' : texts.list.count(readableCount(total), total === 1);
  const found = `${readableCount(page.total)}${page.atLeast ? '+' : ''}`;
  return texts.snippetPalette.found(found, readableCount(total), Math.max(1, Math.round(page.ms)));
}
