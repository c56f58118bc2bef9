/**
 * Where a place of a text is once that has been formatted: behind as many characters that are not blank. Formatters mostly
 * move blanks, so this is the same place, or near it.
 */
export function offsetAfter(before: string, after: string, offset: number): number {
  let left = 0;
  for (let at = 0; at < offset; at++) if (!isBlank(before, at)) left++;
  let at = 0;
  for (; at < after.length && left > 0; at++) if (!isBlank(after, at)) left--;
  // Blanks before the place stay before it, as far as there are such: at the start of a line, or behind its indentation.
  for (let back = offset - 1; back >= 0 && at < after.length && isBlank(before, back) && isBlank(after, at); back--) at++;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
}
