import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Needle, Scanner } from './scan.ts';

const letters = fc.stringMatching(/^[abAB_ 1]{0,40}$/);
const needle = fc.record({
  text: fc.stringMatching(/^[ab1]{1,4}$/),
  edge: fc.constantFrom('anywhere', 'word', 'part' as const),
}) as fc.Arbitrary<Needle>;

/** What a needle means, said by regular expressions. */
function holds(text: string, { text: wanted, edge }: Needle): boolean {
  const any = [...wanted].map(letter => `[${letter}${letter.toUpperCase()}]`).join('');
  if (edge === 'anywhere') return new RegExp(any).test(text);
  if (edge === 'word') return new RegExp(`(?<![\\w$])${any}(?![\\w$])`).test(text);
  const seam = '(?:(?<![A-Za-z])|(?![A-Za-z])|(?=[A-Z]))';
  return new RegExp(`${seam}${any}${seam}`).test(text);
}

test('a scanner finds what a plain search of each needle finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(needle, { maxLength: 12, selector: ({ text, edge }) => `${edge}${text}` }),
      letters,
      (needles, text) => {
        const found = new Set<number>();
        new Scanner(needles).scan(Buffer.from(text), i => found.add(i));
        expect([...found].sort((a, b) => a - b)).toEqual(needles.flatMap((one, i) => (holds(text, one) ? [i] : [])));
      },
    ),
    { seed: 1, numRuns: 2000 },
  );
});
