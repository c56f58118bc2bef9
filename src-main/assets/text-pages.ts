/** About so many bytes make a page: what a window draws at once without being noticed. */
const pageBytes = 64 * 1024;
/** A page ends with a line, if one ends within so many bytes before its end. */
const lineScope = 4 * 1024;

/** In bytes of UTF-8. */
const longestCharacter = 4;
const newline = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function pagesOf(size: number): number {
  return Math.max(1, Math.ceil(size / pageBytes));
}

/** The bytes that a page may hold: its own, those before it where the page before may end, and a whole character behind. */
export function rangeOfPage(page: number): { readonly from: number; readonly length: number } {
  const from = Math.max(0, page * pageBytes - lineScope);
  return { from, length: (page + 1) * pageBytes + longestCharacter - from };
}

/** A page, from the bytes of its range. Where one ends follows from the bytes before, so all pages together are the text. */
export function textOfPage(page: number, bytes: Uint8Array, size: number): string {
  const { from } = rangeOfPage(page);
  const start = page === 0 ? 0 : endBefore(bytes, page * pageBytes - from);
  const isLast = page + 1 >= pagesOf(size);
  return decoder.decode(bytes.subarray(start, isLast ? bytes.length : endBefore(bytes, (page + 1) * pageBytes - from)));
}

/** Behind the last line that ends before a place, or else behind the last whole character. */
function endBefore(bytes: Uint8Array, place: number): number {
  const line = bytes.lastIndexOf(newline, place - 1);
  if (line >= place - lineScope) return line + 1;
  let end = place;
  while (end > 0 && isInside(bytes, end)) end--;
  return end;
}

/** Whether a character of UTF-8 goes on at a place. */
function isInside(bytes: Uint8Array, place: number): boolean {
  return ((bytes[place] ?? 0) & 0xc0) === 0x80;
}
