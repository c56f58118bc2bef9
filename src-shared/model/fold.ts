/**
 * Text as it is compared (assets-api section 8.1): NFKC, case folding, blanks collapsed to one and trimmed.
 * Upper then lower case comes near full case folding (ß meets SS); final sigma is the one letter that still differs.
 */
export function fold(text: string): string {
  return foldCase(text.normalize('NFKC')).replace(/\s+/gu, ' ').trim();
}

/** Case folding alone, for what minds everything else. */
export function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
