/** The longest derived name, in characters (assets-api section 7.2). */
const maxDerivedLength = 80;

/** A name from a text: its first line that is not blank, trimmed and cut; `Untitled` when there is none. */
export function titleFromText(text: string | undefined): string {
  const line = /^\s*(\S[^\r\n]*)/u.exec(text ?? '')?.[1]?.trim() ?? '';
  const title = Array.from(line.slice(0, 4 * maxDerivedLength))
    .slice(0, maxDerivedLength)
    .join('')
    .trim();
  return title === '' ? 'Untitled' : title;
}
