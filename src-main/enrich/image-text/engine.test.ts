import { beforeAll, expect, test } from 'vitest';
import { tiny } from '../../testing/tiny-pictures.ts';
import { type Engine, openEngine } from './engine.ts';
import { engineFiles } from './files.ts';
import { readPicture } from './read.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(engineFiles(import.meta.url));
});

test.for(Object.entries(tiny))('%s is decoded', ([, bytes]) => {
  const picture = engine.decode(bytes);
  expect([picture?.width, picture?.height]).toEqual([32, 16]);
  const row = picture?.data.subarray(8 * 32, 9 * 32) ?? [];
  expect(Math.max(...row.slice(0, 14))).toBeLessThan(10);
  expect(Math.min(...row.slice(18))).toBeGreaterThan(245);
});

test.for(Object.entries(tiny))('%s is made small in its colours', ([, bytes]) => {
  const small = engine.shrink(bytes, { width: 16, height: 16 });
  expect([small?.width, small?.height]).toEqual([16, 8]);
  const pixel = (x: number) => Array.from(small?.data.subarray((4 * 16 + x) * 4, (4 * 16 + x) * 4 + 4) ?? []);
  for (const [x, shade] of [
    [2, 0],
    [13, 255],
  ] as const) {
    const [red = -1, green = -1, blue = -1, alpha] = pixel(x);
    expect(Math.max(...[red, green, blue].map(value => Math.abs(value - shade)))).toBeLessThan(10);
    expect(alpha).toBe(255);
  }
});

test('a damaged picture, one that is none and one that is too large are refused', () => {
  expect(readPicture(engine, tiny.png.subarray(0, 60))).toBe('damaged');
  expect(readPicture(engine, Buffer.from('no picture at all'))).toBe('not a picture');
  const huge = Buffer.from(tiny.png);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  expect(readPicture(engine, huge)).toBe('too large');
});

test('a picture without text has an empty text', () => {
  for (const bytes of Object.values(tiny)) expect(readPicture(engine, bytes)).toMatchObject({ text: '' });
});

test('the engine reads on after bytes that it could not', () => {
  for (let at = 0; at < 200; at++) {
    const broken = Uint8Array.from(tiny.jpeg, (byte, index) => (index === 20 + at ? byte ^ 0xff : byte));
    readPicture(engine, broken);
  }
  expect(engine.decode(tiny.png)?.width).toBe(32);
});
