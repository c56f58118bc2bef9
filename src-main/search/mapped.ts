import { foldCase } from '../../src-shared/model/fold.ts';

/** A folded text that knows where each of its characters stood. */
export interface Mapped {
  readonly text: string;
  /** A range of the folded text as a range of the original, in UTF-16 units; letters of several units stay whole. */
  readonly range: (from: number, to: number) => readonly [start: number, end: number];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what tells ASCII
const ascii = /^[\u0000-\u007f]*$/;
/** A letter with its marks, which NFKC may put together; a run of blanks, which folding makes one. */
const clusters = /\s+|\P{M}\p{M}*|\p{M}+/gu;

/**
 * Folds as `fold` does (but for a blank at either end), and further by `change`, keeping the places: letter by letter,
 * since NFKC and case folding change lengths.
 */
export function mapped(original: string, change: (text: string) => string = same): Mapped {
  if (ascii.test(original) && !/\s\s|[^\S ]/.test(original)) {
    return { text: original.toLowerCase(), range: (from, to) => [from, to] };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const { 0: cluster, index } of original.matchAll(clusters)) {
    const folded = /^\s/u.test(cluster) ? ' ' : change(foldCase(cluster.normalize('NFKC')));
    for (let i = 0; i < folded.length; i++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    text += folded;
  }
  return { text, range: (from, to) => [starts[from] ?? original.length, ends[to - 1] ?? original.length] };
}

function same(text: string): string {
  return text;
}
