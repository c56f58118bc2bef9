import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutByteArrays } from './byte-arrays.ts';
import { cleanJson } from './json-clean.ts';

async function parse(json: string): Promise<unknown> {
  const { text, arrayOf } = await cutByteArrays(Buffer.from(json));
  return cleanJson(JSON.parse(text), arrayOf);
}

/** Arrays that were cut out as numbers again. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, item: unknown) => (item instanceof Uint8Array ? [...item] : item)));
}

const bytes = (length: number) => Array.from({ length }, (_, i) => (i * 31) % 256);

test('any JSON means the same with its byte arrays cut out', async () => {
  const array = fc.constantFrom(
    [],
    [0],
    bytes(4095),
    bytes(4096),
    bytes(10_000),
    [...bytes(5000), 'x'],
    [...bytes(5000), 256],
    [...bytes(5000), -1],
  );
  const value = fc.record({
    a: fc.string(),
    raw: array,
    more: fc.array(array, { maxLength: 2 }),
    b: fc.constantFrom('\\', '"', '[1,2', '\\"['),
  });
  await fc.assert(
    fc.asyncProperty(value, fc.boolean(), async (given, indented) => {
      const json = JSON.stringify(given, null, indented ? 2 : 0);
      expect(plain(await parse(json))).toEqual(JSON.parse(json));
    }),
    { numRuns: 60, seed: 20261123 },
  );
});

test('long arrays of bytes become bytes, over the end of a turn too', async () => {
  const raw = bytes(1_000_000);
  const { value } = (await parse(JSON.stringify({ value: raw }))) as { value: unknown };
  expect(value).toBeInstanceOf(Uint8Array);
  expect(Buffer.from(value as Uint8Array).equals(Buffer.from(raw))).toBe(true);
});

test.each(['[1,,2', '[01', '[1 2', '[1,', '["a', '[1.5', '[-1', '[1e1', '[256'])('%s is left to the parser', async start => {
  const json = `{"a":${start}${',7'.repeat(5000)}]}`;
  const { text } = await cutByteArrays(Buffer.from(json));
  expect(text).toBe(json);
});
