import { expect, test } from 'vitest';
import { zoomed, zoomFactor } from './zoom.ts';

test('steps go there and back, and end at the limits', () => {
  expect(zoomed(zoomed(0, 'in'), 'out')).toBe(0);
  expect(zoomed(1.5, 'reset')).toBe(0);
  expect(zoomed(4, 'in')).toBe(4);
  expect(zoomed(-3, 'out')).toBe(-3);
  expect([zoomFactor(-3), zoomFactor(0), zoomFactor(4)].map(factor => Math.round(factor * 100))).toEqual([58, 100, 207]);
});
