import { HeatmapRect } from '@visx/heatmap';
import { useMemo } from 'react';
import type { Insight } from '../../../src-shared/model/insight.ts';
import { readableCount } from '../../lib/sizes.ts';
import { calendarDate } from '../../lib/times.ts';
import { useWidth } from '../../lib/use-width.ts';
import { texts } from '../../texts.ts';
import { type CalendarWeek, calendarOf } from './calendar.ts';
import styles from './insight.module.css';

/** Room for the weekdays and the months, in pixels. */
const left = 34;
const top = 18;
/** From one square to the next, in pixels: as the width allows, no less and no more. */
const minStep = 8;
const maxStep = 15;

interface CalendarProps {
  readonly counts: Insight['saved'];
  readonly today: string;
  readonly label: string;
}

/** A square for each day of a year, the darker the more. What it shows stands in the table as well. */
export function Calendar({ counts, today, label }: CalendarProps) {
  const [ref, width] = useWidth();
  const weeks = useMemo(() => calendarOf(counts, today), [counts, today]);
  const step = Math.min(maxStep, Math.max(minStep, (width - left) / weeks.length));
  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && (
        <svg width={left + weeks.length * step} height={top + 7 * step} role="img" aria-label={label}>
          <Months weeks={weeks} step={step} />
          {[0, 2, 4].map(weekday => (
            <text key={weekday} y={top + (weekday + 0.8) * step}>
              {calendarDate(weeks[1]?.days[weekday]?.at ?? 0, { weekday: 'short' })}
            </text>
          ))}
          <HeatmapRect
            data={[...weeks]}
            bins={({ days }) => [...days]}
            xScale={week => left + week * step}
            yScale={weekday => top + weekday * step}
            binWidth={step}
            binHeight={step}
            gap={3}
          >
            {columns =>
              columns.flat().map(({ bin, x, y, width: size }) =>
                bin === undefined ? null : (
                  <rect key={bin.at} x={x} y={y} width={size} height={size} rx={2.5} data-level={bin.level}>
                    <title>{texts.insight.day(readableCount(bin.count), calendarDate(bin.at, { dateStyle: 'full' }))}</title>
                  </rect>
                ),
              )
            }
          </HeatmapRect>
        </svg>
      )}
    </div>
  );
}

/** Each month's name above the first week that begins in it; of one that has hardly begun there is no room. */
function Months({ weeks, step }: { readonly weeks: readonly CalendarWeek[]; readonly step: number }) {
  const monthOf = (week: CalendarWeek | undefined) => week && new Date(week.at).getUTCMonth();
  return weeks.slice(0, -2).map((week, i) =>
    i > 0 && monthOf(week) !== monthOf(weeks[i - 1]) ? (
      <text key={week.at} x={left + i * step} y={10}>
        {calendarDate(week.at, { month: 'short' })}
      </text>
    ) : null,
  );
}
