/** How many edits a word may be away (assets-api section 8.1): none up to 4 characters, one up to 8, then two. */
export function allowedEdits(word: string): 0 | 1 | 2 {
  const length = lengthOf(word);
  return length <= 4 ? 0 : length <= 8 ? 1 : 2;
}

/** Characters, not UTF-16 units. */
function lengthOf(word: string): number {
  let length = 0;
  for (const _ of word) length++;
  return length;
}

/** Rows of the table that every measuring uses: words are at most this long, longer ones get rows of their own. */
const roomFor = 128;
const rows = [new Uint8Array(roomFor + 1), new Uint8Array(roomFor + 1), new Uint8Array(roomFor + 1)] as const;

/**
 * Edits between two words, an edit being a letter missing, extra or wrong, or two neighbours swapped (optimal string
 * alignment), or limit + 1 when there are more. Only the diagonal band of width 2 * limit + 1 is worked out.
 */
export function editsBetween(x: ArrayLike<number>, y: ArrayLike<number>, limit: number): number {
  const far = limit + 1;
  if (Math.abs(x.length - y.length) > limit) return far;
  const size = y.length + 1;
  let [beforeLast, last, row] = size <= roomFor ? rows : [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  for (let j = 0; j <= y.length; j++) last[j] = Math.min(j, far);
  for (let i = 1; i <= x.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(y.length, i + limit);
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1] as number;
    for (let j = from; j <= to; j++) {
      const same = x[i - 1] === y[j - 1];
      let edits = (last[j - 1] as number) + (same ? 0 : 1);
      if (!same) {
        edits = Math.min(edits, (row[j - 1] as number) + 1);
        if (j < i + limit) edits = Math.min(edits, (last[j] as number) + 1); // right of the band nothing was worked out
        if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
          edits = Math.min(edits, (beforeLast[j - 2] as number) + 1);
      }
      edits = Math.min(edits, far);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > limit) return far;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[y.length] as number, far);
}

export function within(a: string, b: string, limit: number): boolean {
  return editsBetween(codePoints(a), codePoints(b), limit) <= limit;
}

function codePoints(word: string): readonly number[] {
  return Array.from(word, letter => letter.codePointAt(0) as number);
}
