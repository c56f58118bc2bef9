import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingPart } from './differing-part.ts';

test('only what differs is replaced', () => {
  expect(differingPart('const a = 1;', 'const b = 1;')).toEqual({ start: 6, endBefore: 7, endAfter: 7 });
  expect(differingPart('same', 'same')).toEqual({ start: 4, endBefore: 4, endAfter: 4 });
});

test('replacing the part makes the one text of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, endBefore, endAfter } = differingPart(before, after);
      expect(before.slice(0, start) + after.slice(start, endAfter) + before.slice(endBefore)).toBe(after);
    }),
  );
});
