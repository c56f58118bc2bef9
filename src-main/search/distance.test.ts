import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEdits, editsBetween, within } from './distance.ts';

/** The whole table of optimal string alignment, as plainly as it can be said. */
function plainEdits(a: readonly number[], b: readonly number[]): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => d[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = least;
    }
  return at(a.length, b.length);
}

test('the band gives what the whole table gives, up to the limit', () => {
  const word = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(editsBetween(a, b, limit)).toBe(Math.min(plainEdits(a, b), limit + 1));
    }),
    { numRuns: 5000, seed: 20261123 },
  );
});

test('letters count, not their UTF-16 units', () => {
  expect(within('a😀c', 'abc', 1)).toBe(true);
  expect(within('größe', 'grösse', 1)).toBe(false);
  expect(within('x'.repeat(300), `${'x'.repeat(299)}y`, 1)).toBe(true);
});

test.each([
  ['four', 0],
  ['fives', 1],
  ['eightlet', 1],
  ['ninelette', 2],
])('%s may be %i edits away', (word, edits) => {
  expect(allowedEdits(word)).toBe(edits);
});
