import { useMemo } from 'react';
import type { Insight } from '../../../src-shared/model/insight.ts';
import { readableCount } from '../../lib/sizes.ts';
import { calendarDate } from '../../lib/times.ts';
import { texts } from '../../texts.ts';
import { calendarOf } from './calendar.ts';
import styles from './insight.module.css';

/** A day's square and the gap to the next, in pixels. */
const size = 11;
const step = 14;
const left = 30;
const top = 18;

interface CalendarProps {
  readonly counts: Insight['saved'];
  readonly today: string;
  readonly label: string;
}

/** A square for each day of a year, the darker the more. What it shows stands in the table as well. */
export function Calendar({ counts, today, label }: CalendarProps) {
  const days = useMemo(() => calendarOf(counts, today), [counts, today]);
  const weeks = (days.at(-1)?.week ?? 0) + 1;
  const months = days.filter(({ at, week }) => new Date(at).getUTCDate() === 1 && week < weeks - 1);
  return (
    <svg className={styles.calendar} viewBox={`0 0 ${left + weeks * step} ${top + 7 * step}`} role="img" aria-label={label}>
      {months.map(({ at, week }) => (
        <text key={at} x={left + week * step} y={10}>
          {calendarDate(at, { month: 'short' })}
        </text>
      ))}
      {days.slice(0, 14).map(
        ({ at, weekday }, i) =>
          i >= 7 - (days[0]?.weekday ?? 0) &&
          i < 14 - (days[0]?.weekday ?? 0) &&
          weekday % 2 === 0 && (
            <text key={at} x={0} y={top + weekday * step + 9}>
              {calendarDate(at, { weekday: 'short' })}
            </text>
          ),
      )}
      {days.map(({ at, count, week, weekday, level }) => (
        <rect key={at} x={left + week * step} y={top + weekday * step} width={size} height={size} rx={2.5} data-level={level}>
          <title>{texts.insight.day(readableCount(count), calendarDate(at, { dateStyle: 'full' }))}</title>
        </rect>
      ))}
    </svg>
  );
}
