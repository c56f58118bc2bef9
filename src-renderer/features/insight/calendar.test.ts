import { expect, test } from 'vitest';
import { calendarOf, monthsOf, weeksOf } from './calendar.ts';

const saved = [
  { day: '2026-05-31', count: 2 },
  { day: '2026-06-01', count: 3 },
  { day: '2026-06-02', count: 4 },
];
const used = [{ day: '2026-05-01', count: 1 }];

test('the calendar ends today, its weeks begin on Monday, and one large day does not make the others equal', () => {
  const weeks = calendarOf(
    [
      { day: '2026-06-10', count: 1 },
      { day: '2026-06-11', count: 3 },
      { day: '2026-06-12', count: 9_000 },
    ],
    '2026-06-15',
  );
  expect(weeks.map(({ at }) => new Date(at).getUTCDay())).toEqual(weeks.map(() => 1));
  expect(weeks.at(-1)?.days).toEqual([{ at: Date.UTC(2026, 5, 15), count: 0, level: 0 }, ...Array(6).fill(undefined)]);
  const days = weeks.flatMap(week => week.days).filter(day => day !== undefined);
  expect(days).toHaveLength(371);
  const levels = days.filter(({ count }) => count > 0).map(({ level }) => level);
  expect(new Set(levels).size).toBe(3);
});

test('months add up saved and used', () => {
  expect(monthsOf({ saved, used })).toEqual([
    { at: Date.UTC(2026, 5, 1), saved: 7, used: 0 },
    { at: Date.UTC(2026, 4, 1), saved: 2, used: 1 },
  ]);
});

test('weeks add up saved and used, and those without any have their place', () => {
  const weeks = weeksOf({ saved, used, today: '2026-06-15' });
  expect(weeks).toHaveLength(54);
  expect(weeks.slice(-4)).toEqual([
    { at: Date.UTC(2026, 4, 25), saved: 2, used: 0 },
    { at: Date.UTC(2026, 5, 1), saved: 7, used: 0 },
    { at: Date.UTC(2026, 5, 8), saved: 0, used: 0 },
    { at: Date.UTC(2026, 5, 15), saved: 0, used: 0 },
  ]);
});
