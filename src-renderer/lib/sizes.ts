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
  return `${new Intl.NumberFormat(texts.locale, { maximumFractionDigits: digits }).format(value)} ${units[unit]}`;
}

export function readableCount(count: number): string {
  return new Intl.NumberFormat(texts.locale).format(count);
}
