import { type ClassName, classNames } from './queries.ts';
import { classOf, type Results } from './results.ts';

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly value: string;
  readonly met: boolean;
}

/** What search is meant to reach with 100,000 and with 1,000,000 snippets; smaller libraries have the first one's. */
interface Aim {
  readonly what: string;
  /** At 100,000 and at 1,000,000. */
  readonly limits: readonly [number, number];
  readonly isLeast?: true;
  readonly of: (results: Results) => number;
}

const wholeQueries = classNames.filter(name => name !== 'typing');

/** Held-out queries may be found this much worse than those the engine was tuned on. */
const heldOutMargin = 0.02;

const aims: readonly Aim[] = [
  time('keystroke p50, ms', [0.2, 0.4], 'p50'),
  time('keystroke p95, ms', [1, 5], 'p95'),
  time('keystroke p99, ms', [2, 10], 'p99'),
  {
    what: 'keystroke in the window, first call p99, ms',
    limits: [5, 16],
    of: results => figure(results, 'typing', 'single99', 1),
  },
  {
    what: 'slowest class of whole queries, p99, ms',
    limits: [4, 10],
    of: results => Math.max(...wholeQueries.map(name => figure(results, name, 'p99'))),
  },
  found('definition', 'mrr', [0.98, 0.93]),
  found('parts', 'mrr', [0.98, 0.94]),
  found('identifier', 'recall', [0.99, 0.99]),
  found('parts', 'recall', [0.99, 0.97]),
  found('substring', 'recall', [0.99, 0.99]),
  found('punctuation', 'recall', [0.99, 0.99]),
  found('any order', 'recall', [0.99, 0.99]),
  found('one typo', 'recall', [0.99, 0.96]),
  found('two typos', 'recall', [0.98, 0.95]),
  found('sentence', 'recall', [0.58, 0.4]),
  {
    what: 'held-out recall@10 below the tuned one, the worst class',
    limits: [heldOutMargin, heldOutMargin],
    of: results =>
      Math.max(
        ...wholeQueries
          .map(name => figure(results, name, 'recall', 0, results.seeds.tuned) - figure(results, name, 'recall'))
          .filter(Number.isFinite),
      ),
  },
  {
    what: 'index beyond the text, bytes a snippet',
    limits: [450, 450],
    of: ({ engines: [first], count }) => (first?.indexBytes ?? Number.NaN) / count,
  },
  { what: 'index made anew, s', limits: [3, 45], of: ({ engines: [first] }) => first?.rebuildSeconds ?? Number.NaN },
  {
    what: 'all files on disk, x the text',
    limits: [3, 3],
    of: ({ engines: [first], textBytes }) => (first?.diskBytes ?? Number.NaN) / textBytes,
  },
  {
    what: 'add one, found at once, p99 ms',
    limits: [5, 5],
    of: ({ engines: [first] }) => (first?.add?.foundAtOnce === first?.add?.count ? (first?.add?.p99 ?? Number.NaN) : Number.NaN),
  },
];

/** How Magpie's results stand to its goals. */
export function goals(results: Results): Goal[] {
  return aims.map(({ what, limits, isLeast, of }) => {
    const limit = limits[results.count >= 1_000_000 ? 1 : 0];
    const value = of(results);
    return {
      what,
      goal: `${isLeast ? '>=' : '<='} ${limit}`,
      value: value.toFixed(3),
      met: isLeast ? value >= limit : value <= limit,
    };
  });
}

type Figure = 'p50' | 'p95' | 'p99' | 'single99' | 'recall' | 'mrr';

/** A figure of the engine (0) or of the whole way of the window (1). */
function figure(results: Results, name: ClassName, which: Figure, engine = 0, seed = results.seeds.heldOut): number {
  const own = results.engines[engine];
  return (own && classOf(results, own, name, seed)?.[which]) ?? Number.NaN;
}

function time(what: string, limits: Aim['limits'], which: Figure): Aim {
  return { what, limits, of: results => figure(results, 'typing', which) };
}

function found(name: ClassName, which: 'recall' | 'mrr', limits: Aim['limits']): Aim {
  return {
    what: `${name}, ${which === 'mrr' ? 'MRR' : 'recall'}@10`,
    limits,
    isLeast: true,
    of: results => figure(results, name, which),
  };
}
