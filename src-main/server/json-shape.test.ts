import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonShape } from './json-shape.ts';

function deepest(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(deepest));
}

function partsOf(value: unknown): number {
  if (typeof value === 'string') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  const keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, part) => sum + partsOf(part), 1 + keys);
}

test('any JSON, cut anywhere, is measured as what it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.boolean(), (value, cut, indented) => {
      const bytes = Buffer.from(JSON.stringify(value, null, indented ? 1 : 0));
      const at = cut % (bytes.length + 1);
      const [depth, parts] = [deepest(value), partsOf(value)];
      const exceeds = (limits: { depth: number; parts: number }) => {
        const shape = new JsonShape();
        return shape.exceeds(bytes.subarray(0, at), limits) ?? shape.exceeds(bytes.subarray(at), limits);
      };
      expect(exceeds({ depth, parts })).toBeUndefined();
      if (depth > 0) expect(exceeds({ depth: depth - 1, parts })).toBe('deep');
      if (parts > 0) expect(exceeds({ depth, parts: parts - 1 })).toBe('long');
    }),
  );
});

test('what stands inside of strings does not count', () => {
  expect(new JsonShape().exceeds(Buffer.from('{"[[[[\\"[[[":"]]{{\\\\"}'), { depth: 1, parts: 3 })).toBeUndefined();
});
