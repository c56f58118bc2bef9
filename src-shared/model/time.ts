const date = /([+-]\d{6}|\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?/;
const time = /(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?/;
const zone = /(Z|[+-]\d{2}(?::?\d{2})?)?/;
const iso8601 = new RegExp(`^${date.source}(?:[T ]${time.source}${zone.source})?$`, 'i');

/**
 * An ISO 8601 time in milliseconds since 1970, finer parts cut off; NaN for anything else. Unlike `Date.parse` it reads
 * the basic form, a comma and short offsets, and neither `Nov 23` nor the 30th of February (assets-api section 3).
 */
export function parseTime(text: string): number {
  const [whole, year, month = '01', day = '01', hour, minute = '00', second = '00', fraction = '', offset = ''] =
    iso8601.exec(text) ?? [];
  if (whole === undefined) return Number.NaN;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return Number.NaN;
  if (hour === undefined) return midnight;
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const place = sign === '' ? offset.toUpperCase() : `${sign}${hours}:${minutes}`;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${place}`);
}
