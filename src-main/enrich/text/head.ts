/** How much of a text the steps read: names, imports and comments stand near the beginning, and the time stays bounded. */
const scope = 16_384;
/** Longer lines are data, not code; what follows is not read. */
const longestLine = 1_000;
const mostLines = 400;

/** The beginning of a text as the steps read it: whole characters, one kind of line end, no line of megabytes. */
export function headOf(text: string): string {
  const head = text
    .slice(0, scope)
    .replace(/^\uFEFF/, '')
    .toWellFormed();
  return head
    .split(/\r\n|[\n\r\u2028\u2029]/, mostLines)
    .map(line => (line.length > longestLine ? line.slice(0, longestLine).toWellFormed() : line).trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
