import { expect, test } from 'vitest';
import { everyMs, nextDue } from './schedule.ts';

const now = Date.parse('2026-11-23T12:00Z');

test('a backup is due a day after the last one, however long the machine slept', () => {
  expect(nextDue(now - 1000, now)).toBe(now - 1000 + everyMs);
  expect(nextDue(now - 30 * everyMs, now)).toBeLessThanOrEqual(now);
});

test('it is due at once where there is none, and where the last one was made by a clock that went wrong', () => {
  expect(nextDue(undefined, now)).toBe(now);
  expect(nextDue(Date.parse('2099-01-01'), now)).toBe(now);
  expect(nextDue(now + 60_000, now)).toBeGreaterThan(now); // it was set by a minute
});
