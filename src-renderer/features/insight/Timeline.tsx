import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { scaleLinear, scaleSymlog, scaleUtc } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import { type PointerEvent, useMemo, useState } from 'react';
import type { Insight } from '../../../src-shared/model/insight.ts';
import { readableCount } from '../../lib/sizes.ts';
import { calendarDate } from '../../lib/times.ts';
import { useWidth } from '../../lib/use-width.ts';
import { texts } from '../../texts.ts';
import { type PeriodCount, weeksOf } from './calendar.ts';
import styles from './insight.module.css';

const height = 158;
const margin = { top: 10, right: 6, bottom: 26, left: 40 };
/** A week with so many times what others have, as an import makes one, would press them flat: then steps are by tens. */
const outlier = 50;

interface TimelineProps {
  readonly insight: Insight;
  /** What it is called, with the sums of the year. */
  readonly label: string;
}

/** Saved and reused by week, on one axis; the week under the pointer is told in figures. */
export function Timeline({ insight, label }: TimelineProps) {
  const weeks = useMemo(() => weeksOf(insight), [insight]);
  const [ref, width] = useWidth();
  const [at, setAt] = useState<number>();
  const pointed = weeks.find(week => week.at === at);
  return (
    <figure ref={ref} className={styles.chart}>
      <Legend pointed={pointed} />
      {width > 0 && <Lines weeks={weeks} width={width} label={label} pointed={pointed} onPoint={setAt} />}
    </figure>
  );
}

function Legend({ pointed }: { readonly pointed: PeriodCount | undefined }) {
  const { kinds, week } = texts.insight;
  return (
    <figcaption className={styles.legend}>
      <span data-kind="saved">{pointed ? `${kinds.saved} ${readableCount(pointed.saved)}` : kinds.saved}</span>
      <span data-kind="used">{pointed ? `${kinds.used} ${readableCount(pointed.used)}` : kinds.used}</span>
      <span>{pointed ? week(calendarDate(pointed.at, { dateStyle: 'medium' })) : texts.insight.byWeek}</span>
    </figcaption>
  );
}

interface LinesProps {
  readonly weeks: readonly PeriodCount[];
  readonly width: number;
  readonly label: string;
  readonly pointed: PeriodCount | undefined;
  readonly onPoint: (at: number | undefined) => void;
}

function Lines({ weeks, width, label, pointed, onPoint }: LinesProps) {
  const { x, y, ticks } = useMemo(() => scalesOf(weeks, width), [weeks, width]);
  const data = [...weeks];
  const xOf = ({ at }: PeriodCount) => x(at);
  const nearest = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const moment = x.invert(clientX - currentTarget.getBoundingClientRect().left).getTime();
    return data.reduce((best, week) => (Math.abs(week.at - moment) < Math.abs(best.at - moment) ? week : best)).at;
  };
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onPointerMove={event => onPoint(nearest(event))}
      onPointerLeave={() => onPoint(undefined)}
    >
      <g className={styles.grid}>
        <GridRows scale={y} tickValues={ticks} left={margin.left} width={width - margin.left - margin.right} />
      </g>
      <AxisLeft
        scale={y}
        left={margin.left}
        tickValues={ticks}
        tickFormat={count => readableCount(Number(count))}
        tickLabelProps={{ dx: -2, dy: 3, textAnchor: 'end' }}
        hideAxisLine
        hideTicks
      />
      <AxisBottom
        scale={x}
        top={height - margin.bottom}
        numTicks={Math.min(12, Math.floor(width / 60))}
        tickFormat={month => calendarDate(Number(month), { month: 'short' })}
        tickLabelProps={{ dy: 2, textAnchor: 'middle' }}
        hideAxisLine
        hideTicks
      />
      <AreaClosed data={data} x={xOf} y={({ saved }) => y(saved)} yScale={y} data-area="" />
      <LinePath data={data} x={xOf} y={({ saved }) => y(saved)} data-kind="saved" />
      <LinePath data={data} x={xOf} y={({ used }) => y(used)} data-kind="used" />
      {pointed && (
        <g className={styles.pointed}>
          <line x1={xOf(pointed)} x2={xOf(pointed)} y1={margin.top} y2={height - margin.bottom} />
          <circle cx={xOf(pointed)} cy={y(pointed.saved)} r={3.5} data-kind="saved" />
          <circle cx={xOf(pointed)} cy={y(pointed.used)} r={3.5} data-kind="used" />
        </g>
      )}
    </svg>
  );
}

function scalesOf(weeks: readonly PeriodCount[], width: number) {
  const counts = weeks
    .flatMap(({ saved, used }) => [saved, used])
    .filter(count => count > 0)
    .toSorted((a, b) => a - b);
  const most = counts.at(-1) ?? 1;
  const usual = counts[Math.floor(counts.length / 2)] ?? 1;
  const range = [height - margin.bottom, margin.top];
  const x = scaleUtc({ domain: [weeks[0]?.at ?? 0, weeks.at(-1)?.at ?? 0], range: [margin.left, width - margin.right] });
  if (most > outlier * usual) {
    const y = scaleSymlog<number>({ domain: [0, most], range });
    return { x, y, ticks: [0, 1, 10, 100, 1_000, 10_000, 100_000].filter(tick => tick <= most) };
  }
  const y = scaleLinear<number>({ domain: [0, most], range, nice: 4 });
  return { x, y, ticks: y.ticks(4).filter(Number.isInteger) };
}
