import { classNames } from './queries.ts';
import { classOf, type Results } from './results.ts';

/* One SVG: for each class of queries the p99 of each engine on a logarithmic scale, and beside it what it found. */

/** Colours that stand out on white and on black. */
const colours = ['#d9480f', '#f59f00', '#1c7ed6', '#0c8599', '#868e96', '#7048e8', '#c2255c', '#2f9e44', '#5c940d', '#862e9c'];
const text = '#7d8590';
const rule = '#7d859055';
const left = 96;
const timeWidth = 400;
const gap = 40;
const foundWidth = 260;
const line = 7;
const rowGap = 12;
const top = 84;
/** Of the axis, in milliseconds. */
const [least, greatest] = [0.01, 1000];

/** The chart of one run, readable on light and dark pages. */
export function drawChart(results: Results): string {
  const engines = results.engines.filter(({ sets }) => sets);
  const rowHeight = engines.length * line + rowGap;
  const height = top + classNames.length * rowHeight + 16;
  const width = left + timeWidth + gap + foundWidth + 44;
  const foundLeft = left + timeWidth + gap;
  const x = (ms: number) =>
    left + (timeWidth * Math.log10(Math.min(Math.max(ms, least), greatest) / least)) / Math.log10(greatest / least);
  const parts: string[] = [];
  engines.forEach(({ name }, i) => {
    const at = left + (i % 5) * 140;
    const y = 14 + Math.floor(i / 5) * 16;
    parts.push(`<circle cx="${at}" cy="${y - 4}" r="4" fill="${colours[i]}"/>`, label(at + 9, y, name));
  });
  for (let ms = least; ms <= greatest; ms *= 10)
    parts.push(vertical(x(ms), height), label(x(ms), top - 8, `${Number(ms.toPrecision(1))}`, 'middle'));
  for (const share of [0, 0.5, 1]) {
    const at = foundLeft + foundWidth * share;
    parts.push(vertical(at, height), label(at, top - 8, String(share), 'middle'));
  }
  parts.push(label(left, top - 24, 'Time of a query, p99 in ms'), label(foundLeft, top - 24, 'Found among the first ten'));
  classNames.forEach((name, row) => {
    const y = top + row * rowHeight + rowGap / 2;
    parts.push(label(left - 8, y + rowHeight / 2, name, 'end'));
    engines.forEach((engine, i) => {
      const figures = classOf(results, engine, name);
      if (!figures) return;
      const middle = y + i * line + line / 2;
      const at = x(figures.p99);
      parts.push(
        `<path d="M${left} ${middle}H${at.toFixed(1)}" stroke="${colours[i]}" stroke-opacity="0.35"/>`,
        `<circle cx="${at.toFixed(1)}" cy="${middle}" r="3" fill="${colours[i]}"/>`,
      );
      if (figures.recall === undefined) return;
      const bar = (foundWidth * figures.recall).toFixed(1);
      parts.push(
        `<rect x="${foundLeft}" y="${middle - line / 2 + 1}" width="${bar}" height="${line - 2}" fill="${colours[i]}"/>`,
      );
    });
    parts.push(`<path d="M8 ${y + rowHeight - rowGap / 2}H${width - 8}" stroke="${rule}"/>`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Time and recall of search engines on ${results.count} snippets"
  font-family="system-ui, sans-serif" font-size="11">
${parts.join('\n')}
</svg>
`;
}

function label(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y}" fill="${text}" text-anchor="${anchor}">${words}</text>`;
}

function vertical(x: number, height: number): string {
  return `<path d="M${x.toFixed(1)} ${top - 4}V${height - 8}" stroke="${rule}"/>`;
}
