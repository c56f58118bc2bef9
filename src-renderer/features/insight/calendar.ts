import { type Insight, insightDays } from '../../../src-shared/model/insight.ts';

const dayMs = 86_400_000;

export interface CalendarDay {
  /** Milliseconds since 1970 of its midnight, in UTC: days of a calendar have no time zone. */
  readonly at: number;
  readonly count: number;
  /** 0 for none, 1 to 4 in comparison with the other days. */
  readonly level: number;
}

export interface CalendarWeek {
  /** Its Monday (ISO 8601), as in `CalendarDay`. */
  readonly at: number;
  /** By weekday, Monday first; of the first and the last week some days are not told. */
  readonly days: readonly (CalendarDay | undefined)[];
}

type Days = Pick<Insight, 'saved' | 'used'>;

/** The last 53 weeks as they are drawn. */
export function calendarOf(counts: Insight['saved'], today: string): readonly CalendarWeek[] {
  const { first, last } = rangeTo(today);
  const byDay = new Map(counts.map(({ day, count }) => [Date.parse(day), count]));
  const levels = levelsOf([...byDay.values()]);
  const dayOf = (at: number) => {
    if (at < first || at > last) return undefined;
    const count = byDay.get(at) ?? 0;
    return { at, count, level: count === 0 ? 0 : 1 + levels.filter(limit => count > limit).length };
  };
  return weekStarts(today).map(at => ({ at, days: Array.from({ length: 7 }, (_, weekday) => dayOf(at + weekday * dayMs)) }));
}

/** A quarter of the days that have any lies below each: an import of thousands leaves the others apart. */
function levelsOf(counts: readonly number[]): readonly number[] {
  const sorted = counts.filter(count => count > 0).toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map(share => sorted[Math.floor(sorted.length * share)] ?? 0);
}

export interface PeriodCount {
  /** The first day of the week or month, as in `CalendarDay`. */
  readonly at: number;
  readonly saved: number;
  readonly used: number;
}

/** Saved and used week by week, the earliest first, those without any among them. */
export function weeksOf({ today, ...days }: Days & Pick<Insight, 'today'>): readonly PeriodCount[] {
  const sums = summed(days, weekStart);
  return weekStarts(today).map(at => ({ at, ...(sums.get(at) ?? { saved: 0, used: 0 }) }));
}

/** The same by month, for those who read rather than look; the latest first, those without any left out. */
export function monthsOf(days: Days): readonly PeriodCount[] {
  return [...summed(days, monthStart)].map(([at, counts]) => ({ at, ...counts })).toSorted((a, b) => b.at - a.at);
}

function summed(days: Days, startOf: (at: number) => number): Map<number, { saved: number; used: number }> {
  const sums = new Map<number, { saved: number; used: number }>();
  for (const kind of ['saved', 'used'] as const) {
    for (const { day, count } of days[kind]) {
      const at = startOf(Date.parse(day));
      const sum = sums.get(at) ?? { saved: 0, used: 0 };
      sums.set(at, { ...sum, [kind]: sum[kind] + count });
    }
  }
  return sums;
}

function rangeTo(today: string): { readonly first: number; readonly last: number } {
  const last = Date.parse(today);
  return { first: last - (insightDays - 1) * dayMs, last };
}

function weekStarts(today: string): readonly number[] {
  const { first, last } = rangeTo(today);
  const start = weekStart(first);
  return Array.from({ length: (weekStart(last) - start) / (7 * dayMs) + 1 }, (_, week) => start + 7 * week * dayMs);
}

function weekStart(at: number): number {
  return at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs;
}

function monthStart(at: number): number {
  return new Date(at).setUTCDate(1);
}
