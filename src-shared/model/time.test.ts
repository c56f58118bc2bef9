import { expect, test } from 'vitest';
import { parseTime } from './time.ts';

const at = Date.UTC(2025, 5, 16, 20, 31, 16, 123);

test.each([
  ['2025-06-16T20:31:16.123Z', at],
  ['2025-06-16T20:31:16.123456789Z', at],
  ['2025-06-16t22:31:16,123+02:00', at],
  ['2025-06-16T22:31:16.123+0200', at],
  ['2025-06-16 18:31:16.123-02', at],
  ['20250616T203116.123Z', at],
  ['2025-06-16T20:31Z', at - 16_123],
  ['2025-06-16T20Z', Date.UTC(2025, 5, 16, 20)],
  ['2025-06-16', Date.UTC(2025, 5, 16)],
  ['20250616', Date.UTC(2025, 5, 16)],
  ['2025-06', Date.UTC(2025, 5, 1)],
  ['2025', Date.UTC(2025, 0, 1)],
  ['2025-06-16T20:31:16', new Date(2025, 5, 16, 20, 31, 16).getTime()],
])('3: %s is an ISO 8601 time', (text, expected) => expect(parseTime(text)).toBe(expected));

test.each([
  '',
  '1',
  'yesterday',
  'Nov 23 2020',
  '2026-13-01',
  '2026-02-30',
  '2026-02-28T25:00:00Z',
  '2025-06-16T20:31:16+',
  ' 2025',
])('"%s" is none', text => expect(parseTime(text)).toBeNaN());
