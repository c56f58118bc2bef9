import { expect, test } from 'vitest';
import { canonicalDate, dateOf } from './dates.ts';

const now = new Date(2026, 2, 31, 15, 30).getTime();

test.each([
  ['today', new Date(2026, 2, 31)],
  ['yesterday', new Date(2026, 2, 30)],
  ['2026', new Date(2026, 0, 1)],
  ['2026-02', new Date(2026, 1, 1)],
  ['2026-2-9', new Date(2026, 1, 9)],
  ['12h', new Date(2026, 2, 31, 3, 30)],
  ['7d', new Date(2026, 2, 24, 15, 30)],
  ['2w', new Date(2026, 2, 17, 15, 30)],
  ['1mo', new Date(2026, 1, 28, 15, 30)],
  ['3mo', new Date(2025, 11, 31, 15, 30)],
  ['1y', new Date(2025, 2, 31, 15, 30)],
  ['25mo', new Date(2024, 1, 29, 15, 30)],
  ['2026-01-31T10:00:00.5Z', new Date(Date.UTC(2026, 0, 31, 10, 0, 0, 500))],
])('%s', (typed, expected) => {
  expect(new Date(dateOf(canonicalDate(typed) as string, now))).toEqual(expected);
});

test.each(['', 'soon', '26', '2026-13', '2026-02-30', '2026-01-01-01', '7', 'd', '7days', '12345d', '2026-01-31T10:00'])(
  '%s is no date',
  typed => {
    expect(canonicalDate(typed)).toBeUndefined();
  },
);
