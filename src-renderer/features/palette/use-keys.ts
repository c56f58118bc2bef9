import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { isMod } from '../../lib/keys.ts';
import { create, leave, open } from './actions.ts';
import { usePalette } from './palette-store.ts';
import { act, type Wish } from './primary.ts';
import type { Results } from './use-results.ts';

/** Rows that fit into the list at once. */
const pageRows = 5;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };

/** The keys of the palette while its field has the keyboard; what it gives tells whether a key was for the palette. */
export function useKeys(field: RefObject<HTMLInputElement | null>, results: Results, template: Template | undefined) {
  const query = usePalette(state => state.query);
  const { choose, setMode, setQuery } = usePalette.getState();
  const { rows, chosen, loadMore } = results;
  const hand = useHandOver(results);

  function move(step: number): void {
    const at = rows.findIndex(({ id }) => id === chosen?.id) + step;
    const next = rows[Math.min(rows.length - 1, Math.max(0, at))];
    if (next) choose(next.id);
    if (at >= rows.length - pageRows) loadMore();
  }

  function showActions(): void {
    if (chosen) setMode('actions');
  }

  function showForm(): void {
    if (template) setMode('fill');
  }

  function chooseNth(position: number): void {
    const row = rows[position - 1];
    if (row) choose(row.id);
  }

  function onModKey(key: string): boolean {
    const { notice } = usePalette.getState();
    const { selectionStart, selectionEnd } = field.current ?? {};
    if (key === 'Enter') showActions();
    else if (/^[1-9]$/.test(key)) chooseNth(Number(key));
    else if (key === 'c' && selectionStart === selectionEnd) hand('copy');
    else if (key === 'o' && chosen) void open(chosen, false);
    else if (key === 'z' && notice?.undo) void notice.undo();
    else return false;
    return true;
  }

  function onPlainKey(key: string, isShifted: boolean): boolean {
    const step = steps[key];
    if (step !== undefined) move(step);
    else if (key === 'Enter') hand(isShifted ? 'as-it-stands' : 'enter');
    else if (key === 'Escape' && query !== '') setQuery('');
    else if (key === 'Escape') leave();
    else if (isShifted) return false;
    else if (key === 'Tab') showForm();
    else if (key === 'ArrowRight' && field.current?.selectionStart === query.length) showActions();
    else return false;
    return true;
  }

  return (event: KeyboardEvent): boolean => (isMod(event) ? onModKey(event.key) : onPlainKey(event.key, event.shiftKey));
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
