import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiny } from '../../testing/tiny-pictures.ts';
import { dimensionsOf, firstFrame } from './dimensions.ts';

test.for(Object.entries(tiny))('%s: the size stands in its header', ([name, bytes]) => {
  const [format] = name.split(' ');
  expect(dimensionsOf(bytes)).toEqual({ format, width: 32, height: 16 });
});

test('what ends within its header, and what is no picture, has no size', () => {
  for (const bytes of Object.values(tiny))
    for (let end = 0; end < 20; end++) expect(dimensionsOf(bytes.subarray(0, end))).toBeUndefined();
  expect(dimensionsOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBeUndefined();
});

test('no bytes make it fail, also after the beginning of a picture', () => {
  const beginnings = fc.constantFrom(...Object.values(tiny).map(bytes => bytes.subarray(0, 16)), new Uint8Array());
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (beginning, rest) => {
      dimensionsOf(Buffer.concat([beginning, rest]));
    }),
    { seed: 3, numRuns: 1000 },
  );
});

test('a picture that says it is huge is believed', () => {
  const huge = Buffer.from(tiny.png);
  huge.writeUInt32BE(100_000, 16);
  huge.writeUInt32BE(50_000, 20);
  expect(dimensionsOf(huge)).toMatchObject({ width: 100_000, height: 50_000 });
});

test('the image in a GIF may be larger than its screen', () => {
  const bytes = Buffer.from(tiny.gif);
  const image = bytes.indexOf(0x2c, 13 + 12 + 8);
  bytes.writeUInt16LE(60_000, image + 5);
  expect(dimensionsOf(bytes)).toEqual({ format: 'gif', width: 60_000, height: 16 });
});

test('of an animation the first image is left', () => {
  const still = firstFrame(tiny['gif with three images']);
  expect(still.length).toBeLessThan(tiny['gif with three images'].length);
  expect(dimensionsOf(still)).toEqual(dimensionsOf(tiny['gif with three images']));
  expect(still.at(-1)).toBe(0x3b);
});
