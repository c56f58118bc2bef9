import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Completions } from '../../../src-shared/query/complete.ts';
import { type CompletionView, completionView, type Wish } from './completion-view.ts';
import { useKnown } from './use-known.ts';

interface State {
  readonly wish: Wish | null;
  readonly cursor: number;
  /** The chosen item, once one was chosen by hand. */
  readonly chosen: number | null;
}

export interface UsedCompletions extends CompletionView {
  /** The item that Enter takes. */
  readonly active: number;
  onTyped(): void;
  onCursorMoved(): void;
  /** Tells whether the key was for the completions. */
  onKeyDown(event: KeyboardEvent): boolean;
  choose(index: number): void;
  take(index: number): void;
  ask(): void;
  close(): void;
}

const closed: State = { wish: null, cursor: 0, chosen: null };
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The completions at the cursor of a field, and their keys while they are open. */
export function useCompletions(text: string, field: RefObject<HTMLInputElement | null>): UsedCompletions {
  const [{ wish, cursor, chosen }, setState] = useState(closed);
  const known = useKnown(wish !== null);
  const view = completionView(text, cursor, wish, known);
  const { list, ghost } = view;
  const active = Math.min(chosen ?? list?.first ?? 0, (list?.items.length ?? 1) - 1);

  function open(by: Wish): void {
    const { selectionStart: at, selectionEnd: end } = field.current ?? {};
    if (typeof at === 'number') setState(at === end ? { wish: by, cursor: at, chosen: null } : closed);
  }

  function close(): void {
    setState(closed);
  }

  /** As typed by hand, so that the field's own undo takes it back: nothing else than this old command does that. */
  function insert({ from, to, items }: Completions, index: number): void {
    const item = items[index];
    if (!item) return;
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
    document.execCommand('insertText', false, item.insert);
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    const { key, ctrlKey, altKey, shiftKey } = event;
    const step = steps[key];
    if ((ctrlKey && key === ' ') || (altKey && key === 'ArrowDown')) {
      open('asked');
    } else if (key === 'Tab' && !shiftKey && ghost) {
      insert(ghost, 0);
    } else if (!list) {
      return false;
    } else if (step !== undefined) {
      setState(state => ({ ...state, chosen: (active + step + list.items.length) % list.items.length }));
    } else if (key === 'Enter' || (key === 'Tab' && !shiftKey)) {
      insert(list, active);
    } else if (key === 'Escape') {
      close();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  return {
    ...view,
    active,
    onTyped: () => open('typed'),
    onCursorMoved: () => {
      if (wish !== null && field.current?.selectionStart !== cursor) close();
    },
    onKeyDown,
    choose: index => setState(state => ({ ...state, chosen: index })),
    take: index => list && insert(list, index),
    ask: () => open('asked'),
    close,
  };
}
