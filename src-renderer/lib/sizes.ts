import { texts } from '../texts.ts';

const units = ['B', 'KB', 'MB', 'GB'] as const;
const step = 1024;

/** A size in bytes for people: `812 B`, `1.2 KB`, `25 MB`. */
export function readableSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= step && unit < units.length - 1) {
    value /= step;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${format(value, digits)} ${units[unit]}`;
}

export function readableCount(count: number): string {
  return format(count, 0);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Each is made once: making one takes half a millisecond, and the side bar says fifty numbers. */
function format(value: number, maximumFractionDigits: number): string {
  const key = `${texts.locale} ${maximumFractionDigits}`;
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(texts.locale, { maximumFractionDigits });
    formats.set(key, formatter);
  }
  return formatter.format(value);
}
