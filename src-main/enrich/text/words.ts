/** The words of an identifier: `parseHTTPResponse` is parse, HTTP, response; numbers stay with what they follow. */
export function wordsOf(identifier: string): string[] {
  return (
    identifier
      .replace(/[^A-Za-z0-9\u00C0-\uFFFF]+/g, ' ')
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
      .match(/\S+/g) ?? []
  );
}

/** An identifier as a person would say it: `parseHTTPResponse` is "parse HTTP response". */
export function spoken(identifier: string): string {
  return wordsOf(identifier)
    .map(word => (/^[A-Z][A-Z0-9]+s?$/.test(word) && !/^[A-Z_0-9]+$/.test(identifier) ? word : word.toLowerCase()))
    .join(' ');
}

/** A word without the endings of English inflection, enough to compare: validating, validation and validate are one. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  const base = lower.replace(/(?:ations?|ators?|ating|ated?|ings?|ers?|ors?|ions?|ies|ed|es|s|e|y)$/, '');
  return base.length >= 3 ? base.replace(/(.)\1$/, '$1') : lower;
}
