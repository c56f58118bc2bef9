import { expect, test } from 'vitest';
import { calendarOf, monthsOf } from './calendar.ts';

test('the calendar ends today, its weeks begin on Monday, and one large day does not make the others equal', () => {
  const days = calendarOf(
    [
      { day: '2026-06-10', count: 1 },
      { day: '2026-06-11', count: 3 },
      { day: '2026-06-12', count: 9_000 },
    ],
    '2026-06-15',
  );
  expect(days).toHaveLength(371);
  expect(days.at(-1)).toMatchObject({ at: Date.UTC(2026, 5, 15), weekday: 0, week: 53, level: 0 });
  expect(days.slice(-7).map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 0]);
  const levels = days.filter(({ count }) => count > 0).map(({ level }) => level);
  expect(new Set(levels).size).toBe(3);
});

test('months add up saved and used', () => {
  const saved = [
    { day: '2026-05-31', count: 2 },
    { day: '2026-06-01', count: 3 },
    { day: '2026-06-02', count: 4 },
  ];
  expect(monthsOf({ saved, used: [{ day: '2026-05-01', count: 1 }] })).toEqual([
    { at: Date.UTC(2026, 5, 1), saved: 7, used: 0 },
    { at: Date.UTC(2026, 4, 1), saved: 2, used: 1 },
  ]);
});
