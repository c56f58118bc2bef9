const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units: readonly { readonly from: number; readonly unit: string }[] = [
  { from: 365 * day, unit: 'year' },
  { from: 30 * day, unit: 'month' },
  { from: 7 * day, unit: 'week' },
  { from: day, unit: 'day' },
  { from: hour, unit: 'hour' },
  { from: minute, unit: 'minute' },
];

/** A time as command lines print it: `just now`, `2 hours ago` (assets-api section 3). */
export function readableTime(at: number, now: number): string {
  const passed = now - at;
  const fitting = units.find(({ from }) => passed >= from);
  if (!fitting) return 'just now';
  const count = Math.floor(passed / fitting.from);
  return `${count} ${fitting.unit}${count === 1 ? '' : 's'} ago`;
}

/** A size as people read it: `12 B`, `1.2 KB`, `3.4 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
