import { expect, test } from 'vitest';
import { type EarlierState, statesToThin } from './to-thin.ts';

const day = 86_400_000;
const now = 1_000 * day;
const rules = { wholeDays: 90, most: 1_000 };

/** States that stood until so many days ago, oldest first; their versions are their places. */
function states(...ago: readonly number[]): EarlierState[] {
  return ago.map((days, version) => ({ version, until: now - days * day, pinned: false }));
}

test.each([
  ['of the last 90 days all stay', states(200, 89, 89, 89, 10, 10, 1), rules, []],
  ['of a day before them the one at its end stays', states(300, 299.9, 299.8, 299.7, 298.5, 298.4), rules, [1, 2, 3, 5]],
  ['the first stays, however old', states(900), { ...rules, oldestDays: 365 }, []],
  ['none but the first is older than asked for', states(900, 500, 400, 300, 200), { ...rules, oldestDays: 365 }, [1, 2]],
  ['of too many the oldest go, but not the first', states(60, 50, 40, 30, 20), { ...rules, most: 3 }, [1, 2]],
  ['what a recent Undo means stays, however many', states(6, 5, 4, 3, 2), { ...rules, most: 1 }, []],
  ['nothing of nothing', [], rules, []],
])('%s', (_, given, by, gone) => {
  expect(statesToThin(given, by, now)).toEqual(gone);
});

test('a state with a fragment that was removed after it stays', () => {
  const given = states(900, 299.9, 299.8).map(state => ({ ...state, pinned: state.version === 1 }));
  expect(statesToThin(given, { wholeDays: 90, oldestDays: 100, most: 1 }, now)).toEqual([2]);
});

test('states that a clock set back made seem ancient are as old as those before them', () => {
  const given = [...states(80), { version: 1, until: 0, pinned: false }, { version: 2, until: day, pinned: false }];
  expect(statesToThin(given, { ...rules, oldestDays: 365 }, now)).toEqual([]);
});
