/** How many lines of a text another one has not, and the other way round, wherever they stand. */
export function changedLines(before: string, after: string): { readonly added: number; readonly removed: number } {
  const surplus = new Map<string, number>();
  for (const line of linesOf(after)) surplus.set(line, (surplus.get(line) ?? 0) + 1);
  for (const line of linesOf(before)) surplus.set(line, (surplus.get(line) ?? 0) - 1);
  let added = 0;
  let removed = 0;
  for (const count of surplus.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return { added, removed };
}

/** A line break at the end begins no line. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
