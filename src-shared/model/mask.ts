/** What stands for each character of a secret: as many UTF-16 units as before, so that ranges stay right. */
const dot = '\u2022';

/** Where something stands in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where secrets stand in a text, in order. Those that touch or lie within one another, as a password in an address does, are one. */
export function secretSpans(text: string, secrets: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const secret of secrets) {
    if (secret === '') continue;
    for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + secret.length)) {
      spans.push({ start, end: start + secret.length });
    }
  }
  spans.sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** A text with each occurrence of the secrets hidden; line breaks stay, and so does the length in UTF-16 units. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of secretSpans(text, secrets)) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, dot);
    from = end;
  }
  return masked + text.slice(from);
}
