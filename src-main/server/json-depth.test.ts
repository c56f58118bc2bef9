import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonDepth } from './json-depth.ts';

function deepest(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(deepest));
}

test('any JSON, cut anywhere, is accepted up to its own depth and refused below it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.boolean(), (value, cut, indented) => {
      const bytes = Buffer.from(JSON.stringify(value, null, indented ? 1 : 0));
      const at = cut % (bytes.length + 1);
      const depth = deepest(value);
      const accepts = (limit: number) => {
        const reader = new JsonDepth();
        return reader.accepts(bytes.subarray(0, at), limit) && reader.accepts(bytes.subarray(at), limit);
      };
      expect(accepts(depth)).toBe(true);
      if (depth > 0) expect(accepts(depth - 1)).toBe(false);
    }),
  );
});

test('brackets inside strings do not nest', () => {
  expect(new JsonDepth().accepts(Buffer.from('{"[[[[\\"[[[":"]]{{\\\\"}'), 1)).toBe(true);
});
