import { parseTime } from '../model/time.ts';

/*
 * Dates as `before:` and `after:` take them: `2026-01-31`, `2026-01`, `2026`, `today`, `yesterday`, ages (`12h`, `7d`,
 * `2w`, `3mo`, `1y`) and full times with their zone (`2026-01-31T10:00Z`). Days begin where the user is.
 */

const named = ['today', 'yesterday'] as const;
const age = /^(\d{1,4})(h|d|w|mo|y)$/;
const day = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}(?::?\d{2}){0,2}(?:[.,]\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;
/** What becomes one of these when somebody types on. */
const begun = /^(?:\d{1,4}|\d{1,4}m|\d{4}-(?:\d{1,2}-?)?|\d{4}-\d{2}-\d{2}T[\dT:.,+-]*)$/i;

const hour = 3_600_000;

/** A date in its one spelling, or undefined for what is none: `2026-1` is `2026-01`. */
export function canonicalDate(typed: string): string | undefined {
  const lower = typed.toLowerCase();
  if (named.some(name => name === lower)) return lower;
  if (age.test(lower)) return lower.replace(/^0+(?=\d)/, '');
  if (time.test(typed)) {
    const at = parseTime(typed);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  }
  const [, year, ...rest] = day.exec(typed) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, ...rest.filter(part => part !== undefined).map(part => part.padStart(2, '0'))];
  return Number.isNaN(parseTime(parts.join('-'))) ? undefined : parts.join('-');
}

/** Whether this may still become a date. */
export function isBegunDate(typed: string): boolean {
  return begun.test(typed) || (typed !== '' && named.some(name => name.startsWith(typed.toLowerCase())));
}

/** When a canonical date begins, in milliseconds since 1970; ages count back from now. */
export function dateOf(canonical: string, now: number): number {
  if (canonical === 'today') return startOfDay(now, 0);
  if (canonical === 'yesterday') return startOfDay(now, -1);
  const [, amount, unit] = age.exec(canonical) ?? [];
  if (amount !== undefined) return ageOf(Number(amount), unit, now);
  const [, year, month = '1', date = '1'] = day.exec(canonical) ?? [];
  if (year === undefined) return parseTime(canonical);
  const begin = new Date(0);
  begin.setFullYear(Number(year), Number(month) - 1, Number(date)); // the constructor takes years below 100 for 19xx
  return begin.setHours(0, 0, 0, 0);
}

function startOfDay(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(0, 0, 0, 0);
}

function ageOf(amount: number, unit: string | undefined, now: number): number {
  const date = new Date(now);
  switch (unit) {
    case 'h':
      return now - amount * hour;
    case 'd':
      return date.setDate(date.getDate() - amount);
    case 'w':
      return date.setDate(date.getDate() - 7 * amount);
    default:
      return monthsBefore(date, unit === 'y' ? 12 * amount : amount);
  }
}

/** The same day of an earlier month, or its last day where it is shorter. */
function monthsBefore(date: Date, months: number): number {
  const wanted = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() - months);
  const last = new Date(date);
  last.setMonth(last.getMonth() + 1, 0);
  return date.setDate(Math.min(wanted, last.getDate()));
}
