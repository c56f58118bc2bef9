import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf, rangeOfPage, textOfPage } from './text-pages.ts';

function pagesIn(text: string): string[] {
  const bytes = new TextEncoder().encode(text);
  return Array.from({ length: pagesOf(bytes.length) }, (_, page) => {
    const { from, length } = rangeOfPage(page);
    return textOfPage(page, bytes.subarray(from, from + length), bytes.length);
  });
}

test('pages end with a line', () => {
  const line = `${'x'.repeat(99)}\n`;
  const pages = pagesIn(line.repeat(3_000));
  expect(pages).toHaveLength(5);
  for (const page of pages) expect(page.endsWith('\n')).toBe(true);
});

test('all pages together are the text, also where it is one line', () => {
  const part = fc.constantFrom('a', '\n', 'ä', '語', '😀', 'word '.repeat(300), '😀'.repeat(2_000));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), parts => {
      const text = parts.join('').repeat(4);
      expect(pagesIn(text).join('')).toBe(text);
    }),
    { seed: 1, numRuns: 60 },
  );
});
