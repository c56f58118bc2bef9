import { expect, test } from 'vitest';
import { nextZoom, scrollAfterZoom, zoomByWheel } from './zoom.ts';

test('zooming goes to the next step, from wherever it is, and ends', () => {
  expect([nextZoom(1, 1), nextZoom(1, -1), nextZoom(0.33, 1), nextZoom(0.33, -1)]).toEqual([1.5, 0.75, 0.5, 0.25]);
  expect([nextZoom(16, 1), nextZoom(0.02, -1)]).toEqual([16, 0.1]);
});

test('the wheel doubles and halves', () => {
  expect(zoomByWheel(1, -400)).toBe(2);
  expect(zoomByWheel(1, 400)).toBe(0.5);
  expect(zoomByWheel(16, -4000)).toBe(16);
});

test('what is under the pointer stays there', () => {
  expect(scrollAfterZoom(100, 50, 2)).toBe(250); // 150 of the picture is now at 300, and 50 of the pane
});
