import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapped } from './mapped.ts';

test('places in ASCII are those that the way for all letters finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '_', ' ', '\n', '\t'), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.nat(30), fc.nat(30), (ascii, one, other) => {
      const fast = mapped(ascii);
      const slow = mapped(`${ascii}é`); // its last letter is no ASCII
      expect(slow.text).toBe(`${fast.text}é`);
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
      if (to <= fast.text.length) expect(fast.range(from, to)).toEqual(slow.range(from, to));
    }),
  );
});
