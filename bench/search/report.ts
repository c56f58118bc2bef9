import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChart } from './chart.ts';
import { docsFolder, keptResults } from './results.ts';
import { printResults } from './tables.ts';

const [start, end] = ['<!-- search:start -->', '<!-- search:end -->'];

/** Makes the search part of docs/benchmarks.md and its charts anew from the kept results. */
export function writeReport(): void {
  const kept = keptResults();
  const sections = kept.map(results => {
    const chart = `search-${results.count}.svg`;
    writeFileSync(join(docsFolder, 'benchmarks', chart), drawChart(results));
    const [head, ...rest] = printResults(results).split('\n\n');
    return [head, `![The 99th percentile of each class of queries, and recall](benchmarks/${chart})`, ...rest].join('\n\n');
  });
  const file = join(docsFolder, 'benchmarks.md');
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${file} has lost its marks ${start} and ${end}`);
  writeFileSync(file, `${page.slice(0, from + start.length)}\n\n${sections.join('\n\n')}\n\n${page.slice(to)}`);
}
