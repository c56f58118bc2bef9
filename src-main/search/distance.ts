/** How many edits a word may be away (assets-api section 8.1): none up to 4 characters, one up to 8, then two. */
export function allowedEdits(word: string): 0 | 1 | 2 {
  const length = lengthOf(word);
  return length <= 4 ? 0 : length <= 8 ? 1 : 2;
}

/** Characters, not UTF-16 units. */
export function lengthOf(word: string): number {
  let length = 0;
  for (const _ of word) length++;
  return length;
}

/**
 * Whether two words are at most `limit` edits apart, an edit being a letter missing, extra or wrong, or two neighbours
 * swapped (optimal string alignment). Only the diagonal band of width 2 * limit + 1 is worked out.
 */
export function within(a: string, b: string, limit: number): boolean {
  const x = Array.from(a);
  const y = Array.from(b);
  if (Math.abs(x.length - y.length) > limit) return false;
  const far = limit + 1;
  let beforeLast = new Array<number>(y.length + 1).fill(far);
  let last = y.map((_, j) => j + 1);
  last.unshift(0);
  for (let i = 1; i <= x.length; i++) {
    const row = new Array<number>(y.length + 1).fill(far);
    row[0] = i;
    let least = i;
    const from = Math.max(1, i - limit);
    const to = Math.min(y.length, i + limit);
    for (let j = from; j <= to; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1;
      let edits = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > limit) return false;
    beforeLast = last;
    last = row;
  }
  return at(last, y.length) <= limit;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
