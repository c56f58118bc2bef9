import { expect, test } from 'vitest';
import { type Grey, readable } from './grey.ts';

/** Lines of bars of a height, each with a blank line of that height below. */
function bars(width: number, height: number, bar: number, ink: number, paper: number): Grey {
  const data = new Uint8Array(width * height).fill(paper);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (Math.floor(y / bar) % 2 === 1 && x % 8 < 3) data[y * width + x] = ink;
  return { width, height, data };
}

test('light on dark becomes dark on light', () => {
  const { data } = readable(bars(200, 200, 38, 220, 30));
  expect(data[0]).toBe(225);
  expect(data[50 * 200]).toBe(35);
});

test('small letters are made larger, large ones smaller, up to a limit', () => {
  expect(readable(bars(200, 200, 13, 0, 255))).toMatchObject({ width: 585, height: 585 });
  expect(readable(bars(200, 200, 38, 0, 255))).toMatchObject({ width: 200, height: 200, scale: 1 });
  expect(readable(bars(600, 600, 110, 0, 255)).scale).toBe(0.5);
  expect(readable(bars(200, 200, 5, 0, 255)).scale).toBe(4);
});

test('a large picture is not made larger than what is read in time', () => {
  const { width, height } = readable(bars(4000, 3000, 10, 0, 255));
  expect(width * height).toBeLessThan(16_100_000);
});

test('a picture of one shade, and one of one pixel, stay as they are', () => {
  for (const [width, height] of [
    [64, 64],
    [1, 1],
  ] as const) {
    const picture = readable({ width, height, data: new Uint8Array(width * height).fill(255) });
    expect(picture).toMatchObject({ width, height, scale: 1 });
  }
});

test('a picture made larger has the shades between, across and down', () => {
  const picture = bars(200, 200, 10, 0, 255);
  picture.data.set([10, 90], 0);
  picture.data.set([90, 170], 200);
  const { width, data, scale } = readable(picture);
  expect(scale).toBeCloseTo(3.8);
  for (const step of [1, width]) {
    const shades = Array.from({ length: 6 }, (_, at) => data[at * step] ?? 0);
    expect(shades).toEqual(shades.toSorted((a, b) => a - b));
    expect(new Set(shades).size).toBeGreaterThan(3);
  }
});
