const twoDigits = (value: number) => String(value).padStart(2, '0');

const units: Readonly<Record<string, (date: Date) => string>> = {
  YYYY: date => String(date.getFullYear()).padStart(4, '0'),
  YY: date => twoDigits(date.getFullYear() % 100),
  MM: date => twoDigits(date.getMonth() + 1),
  DD: date => twoDigits(date.getDate()),
  HH: date => twoDigits(date.getHours()),
  mm: date => twoDigits(date.getMinutes()),
  ss: date => twoDigits(date.getSeconds()),
};

/** A local time as `YYYY-MM-DD HH:mm:ss` or any part of this asks; all else of the format stays. */
export function formatDate(date: Date, format: string): string {
  return format.replace(/YYYY|YY|MM|DD|HH|mm|ss/g, unit => units[unit]?.(date) ?? unit);
}
