import { type Insight, insightDays } from '../../../src-shared/model/insight.ts';

const dayMs = 86_400_000;

export interface CalendarDay {
  /** Milliseconds since 1970 of its midnight, in UTC: days of a calendar have no time zone. */
  readonly at: number;
  readonly count: number;
  /** The week's column and the weekday's row, Monday first (ISO 8601). */
  readonly week: number;
  readonly weekday: number;
  /** 0 for none, 1 to 4 in comparison with the other days. */
  readonly level: number;
}

/** The last 53 weeks as they are drawn. */
export function calendarOf(counts: Insight['saved'], today: string): readonly CalendarDay[] {
  const last = Date.parse(today);
  const first = last - (insightDays - 1) * dayMs;
  const byDay = new Map(counts.map(({ day, count }) => [Date.parse(day), count]));
  const levels = levelsOf([...byDay.values()]);
  const offset = weekdayOf(first);
  return Array.from({ length: insightDays }, (_, i) => {
    const at = first + i * dayMs;
    const count = byDay.get(at) ?? 0;
    const level = count === 0 ? 0 : 1 + levels.filter(limit => count > limit).length;
    return { at, count, week: Math.floor((i + offset) / 7), weekday: weekdayOf(at), level };
  });
}

/** A quarter of the days that have any lies below each: an import of thousands leaves the others apart. */
function levelsOf(counts: readonly number[]): readonly number[] {
  const sorted = counts.filter(count => count > 0).toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map(share => sorted[Math.floor(sorted.length * share)] ?? 0);
}

function weekdayOf(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

export interface MonthCount {
  /** The first of the month, as in `CalendarDay`. */
  readonly at: number;
  readonly saved: number;
  readonly used: number;
}

/** The same by month, for those who read rather than look; the latest first. */
export function monthsOf({ saved, used }: Pick<Insight, 'saved' | 'used'>): readonly MonthCount[] {
  const months = new Map<string, { saved: number; used: number }>();
  const add = (kind: 'saved' | 'used', { day, count }: Insight['saved'][number]) => {
    const month = months.get(day.slice(0, 7)) ?? { saved: 0, used: 0 };
    months.set(day.slice(0, 7), { ...month, [kind]: month[kind] + count });
  };
  for (const day of saved) add('saved', day);
  for (const day of used) add('used', day);
  return [...months].map(([month, counts]) => ({ at: Date.parse(`${month}-01`), ...counts })).toSorted((a, b) => b.at - a.at);
}
