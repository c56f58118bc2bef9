import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goOn, longestStep } from './own-clock.ts';

const day = 86_400_000;
const start = { time: 1_000 * day, wall: 1_000 * day };

/** The library's own days that have passed after looks at a clock, given in days. */
function passed(...looks: readonly number[]): number {
  const { time } = looks.reduce((reading, look) => goOn(reading, look * day), start);
  return (time - start.time) / day;
}

test.each([
  ['it follows a clock that goes', [1_001, 1_002, 1_002.5], 2.5],
  ['a weekend without Magpie counts', [1_003], 3],
  ['of an absence no more counts', [1_030, 1_031], 4],
  ['a clock a year ahead brings it forward by no more, once', [1_365, 1_365.5, 1_366], 4],
  ['set right again, it goes on from there', [1_365, 1_001, 1_002], 4],
  ['a clock set back does not turn it back', [1_001, 500], 1],
  ['and it goes on by that clock', [1_001, 500, 501], 2],
  ['an hour that comes twice counts once', [1_001, 1_000.9, 1_001, 1_001.1], 1.1],
])('%s', (_, looks, days) => {
  expect(passed(...looks)).toBeCloseTo(days);
});

test('whatever the clock says, it never goes back and never far at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { maxLength: 50 }), looks => {
      looks.reduce((before, look) => {
        const after = goOn(before, look);
        expect(after.time).toBeGreaterThanOrEqual(before.time);
        expect(after.time - before.time).toBeLessThanOrEqual(longestStep);
        return after;
      }, start);
    }),
    { seed: 26 },
  );
});
