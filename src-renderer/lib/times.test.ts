import { expect, test } from 'vitest';
import { agoTime, dayGroup, daysLeft, shortTime } from './times.ts';

/** A Wednesday at noon. */
const now = new Date(2026, 10, 25, 12, 0).getTime();
const at = (month: number, day: number, hour = 9, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).getTime();

test.each([
  [now - 20_000, 'now'],
  [now + 60_000, 'now'],
  [now - 2 * 60_000, '2 min'],
  [now - 3_600_000, '1 h'],
  [at(11, 24, 23, 59), 'Yesterday'],
  [at(11, 23), 'Mon'],
  [at(11, 19), 'Thu'],
  [at(11, 12), '12 Nov'],
  [at(11, 12, 9, 0, 2024), '12 Nov 2024'],
])('a row shows %d as %s', (time, shown) => {
  expect(shortTime(time, now)).toBe(shown);
});

test.each([
  [now - 1_000, 'just now'],
  [now - 5 * 60_000, '5 min ago'],
  [at(11, 24), 'yesterday'],
  [at(11, 23), 'on Mon'],
])('a sentence says %d as %s', (time, said) => {
  expect(agoTime(time, now)).toBe(said);
});

test.each([
  [at(11, 25, 0, 1), 'Today'],
  [at(11, 24), 'Yesterday'],
  [at(11, 23), 'This week'],
  [at(11, 22), 'Last week'],
  [at(11, 16), 'Last week'],
  [at(11, 15), 'November'],
  [at(10, 3), 'October'],
  [at(10, 3, 9, 0, 2025), 'October 2025'],
])('a row of %d stands under %s', (time, heading) => {
  expect(dayGroup(time, now)).toBe(heading);
});

const dayMs = 86_400_000;

test.each([
  ['just deleted, ahead of the clock of the list', 30 * dayMs + 59_000, 30],
  ['just deleted', 30 * dayMs, 30],
  ['nearly a day ago', 29 * dayMs + 120_000, 30],
  ['a day ago', 29 * dayMs, 29],
  ['nearly on the last day', dayMs + 120_000, 2],
  ['on the last day', dayMs, 1],
  ['due', 0, 1],
  ['long due', -365 * dayMs, 1],
])('of what was deleted for 30 days, %s, the trash tells the days left', (_, ahead, left) => {
  expect(daysLeft(now + ahead, now)).toBe(left);
});
