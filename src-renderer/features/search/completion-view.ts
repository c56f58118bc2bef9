import { type Completion, type Completions, completionsAt, type Known } from '../../../src-shared/query/complete.ts';

/** What made the person see completions: typing on, or asking for them. */
export type Wish = 'typed' | 'asked';

export interface CompletionView {
  /** What to choose from, and the item to begin with; null where there is nothing to choose. */
  readonly list: (Completions & { readonly first: number }) | null;
  /** The rest of an operator that seems to be meant, drawn after the cursor. */
  readonly ghost: (Completions & { readonly rest: string }) | null;
}

/** Letters of an operator from which it is guessed: one is the beginning of too many words. */
const fewestLetters = 2;

const nothing: CompletionView = { list: null, ghost: null };

/**
 * What to offer at the cursor. Plain words are left in peace: by itself the list opens for values only, and the name of an
 * operator is a hint that nothing but Tab takes.
 */
export function completionView(text: string, cursor: number, wish: Wish | null, known: Known): CompletionView {
  if (wish === null) return nothing;
  const found = completionsAt(text, cursor, known);
  const [first, ...more] = found.items;
  if (!first) return nothing;
  const begun = text.slice(found.from, found.to);
  if (wish === 'typed' && isOperator(first)) {
    const isMeant = begun.length >= fewestLetters && cursor === text.length && begun !== first.operator;
    return { list: null, ghost: isMeant ? { ...found, rest: first.insert.slice(begun.length) } : null };
  }
  const typed = found.items.findIndex(item => item.insert.trim() === begun);
  if (wish === 'typed' && typed === 0 && more.length === 0) return nothing;
  return { list: { ...found, first: Math.max(0, typed) }, ghost: null };
}

export function isOperator({ insert, operator }: Completion): boolean {
  return insert === `${operator}:`;
}
