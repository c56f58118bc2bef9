import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WireBytes } from '../../src-shared/model/transferable.ts';
import { jsonPieces } from './json-pieces.ts';

function whole(value: unknown): string {
  const pieces = jsonPieces(value);
  return typeof pieces === 'string' ? pieces : Buffer.concat(Array.from(pieces, piece => Buffer.from(piece))).toString();
}

test('large texts come in pieces that make the same JSON, whatever stands at their borders', () => {
  const letter = fc.constantFrom('a', 'é', '😀', '"', '\\', '\n', '\0', '\u2028');
  fc.assert(
    fc.property(letter, fc.nat({ max: 3 }), fc.string(), (filling, shift, text) => {
      const raw = 'x'.repeat(shift) + filling.repeat(300_000);
      const value = {
        before: text,
        string: { raw },
        list: [raw, { bytes: { raw: new WireBytes(new ArrayBuffer(40_000)) } }],
        after: text,
      };
      const pieces = jsonPieces(value);
      expect(Array.from(pieces).length).toBeGreaterThan(4);
      expect(whole(value) === JSON.stringify(value)).toBe(true);
    }),
    { numRuns: 12, seed: 20261123 },
  );
});

test('pieces make the same JSON as without them, whatever the sizes of the arrays', () => {
  const size = fc.constantFrom(0, 1, 100, 32 * 1024, 128 * 1024, 128 * 1024 + 1, 300_000);
  fc.assert(
    fc.property(fc.array(size, { maxLength: 3 }), fc.string(), fc.nat(), (sizes, text, seed) => {
      const value = {
        text,
        all: sizes.map(length => ({ bytes: { raw: WireBytes.from({ length }, (_, i) => (i * 7 + seed) % 256) } })),
        end: 1,
      };
      expect(whole(value) === JSON.stringify(value)).toBe(true);
    }),
    { numRuns: 30, seed: 20261123 },
  );
});
