import { texts } from '../texts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment as a list row says it: `2 min`, `1 h`, `Yesterday`, `Mon`, `12 Nov`, `12 Nov 2024`. */
export function shortTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) {
    const age = Math.max(0, now - at);
    if (age < minute) return texts.times.now;
    return age < hour ? texts.times.minutes(Math.floor(age / minute)) : texts.times.hours(Math.floor(age / hour));
  }
  if (days === 1) return texts.times.yesterday;
  if (days < 7) return format(at, { weekday: 'short' });
  return isSameYear(at, now)
    ? format(at, { day: 'numeric', month: 'short' })
    : format(at, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A moment inside a sentence: `2 min ago`, `yesterday`, `on Mon`. */
export function agoTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return now - at < minute ? texts.times.justNow : texts.times.ago(shortTime(at, now));
  return days === 1 ? texts.times.inSentenceYesterday : texts.times.on(shortTime(at, now));
}

const units = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const;

/** How long ago in full words: `3 days ago`, `yesterday`. */
export function longAgo(at: number, now: number): string {
  const [unit, length] = units.find(([, ms]) => now - at >= ms) ?? [];
  if (unit === undefined || length === undefined) return texts.times.justNow;
  return new Intl.RelativeTimeFormat(texts.locale, { numeric: 'auto' }).format(-Math.floor((now - at) / length), unit);
}

/** The heading a row stands under when the list is sorted by time. */
export function dayGroup(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return texts.times.today;
  if (days === 1) return texts.times.yesterday;
  const weeks = weeksBetween(at, now);
  if (weeks === 0) return texts.times.thisWeek;
  if (weeks === 1) return texts.times.lastWeek;
  return isSameYear(at, now) ? format(at, { month: 'long' }) : format(at, { month: 'long', year: 'numeric' });
}

/** Days until the trash lets go of something, the last one included. What is due stays at 1 until it goes. */
export function daysLeft(goesAt: number, now: number): number {
  // The clock of a list ticks once a minute: what was just deleted has not a day more than it will ever have.
  return Math.max(1, Math.ceil((goesAt - now - minute) / day));
}

/** The whole moment, for tooltips. */
export function fullTime(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'short' });
}

/** A day of the calendar, given as its midnight in UTC. */
export function calendarDate(at: number, options: Intl.DateTimeFormatOptions): string {
  return format(at, { ...options, timeZone: 'UTC' });
}

function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / day);
}

function weeksBetween(at: number, now: number): number {
  return Math.round((startOfWeek(now) - startOfWeek(at)) / (7 * day));
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Weeks start on Monday (ISO 8601). */
function startOfWeek(at: number): number {
  const date = new Date(startOfDay(at));
  return date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
}

function isSameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([texts.locale, options]);
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(texts.locale, options);
    formats.set(key, formatter);
  }
  return formatter.format(at);
}
