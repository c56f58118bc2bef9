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
  if (ascii.test(original)) return mappedAscii(original);
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

/** No letter changes its length or has marks: only runs of blanks move places, which are looked up when they are asked for. */
function mappedAscii(original: string): Mapped {
  const text = original.toLowerCase().replace(/\s+/g, ' ');
  if (text.length === original.length) return { text, range: (from, to) => [from, to] };
  let starts: Uint32Array | undefined;
  const startOf = (at: number) => {
    starts ??= startsOf(original, text.length);
    return starts[at] ?? original.length;
  };
  return { text, range: (from, to) => [startOf(from), startOf(to)] };
}

/** Where each character of the text with its blanks put together began. */
function startsOf(original: string, count: number): Uint32Array {
  const starts = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    starts[i] = at;
    if (isBlank(original.charCodeAt(at))) while (isBlank(original.charCodeAt(at))) at++;
    else at++;
  }
  return starts;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function same(text: string): string {
  return text;
}
