import { percentile, round } from '../figures.ts';
import type { OpenEngine } from './engine.ts';
import type { ClassName, QueryClass } from './queries.ts';

/** Figures of one class of queries. Times in milliseconds. */
export interface ClassFigures {
  readonly name: ClassName;
  /** Queries that were asked: fewer than there are when the time was up. */
  readonly asked: number;
  readonly of: number;
  /** The best of three calls a query; of one where a call takes long. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The first call of each query. */
  readonly single99: number;
  /** The share of a query's answers that is among the first ten hits; absent where only time counts. */
  readonly recall?: number;
  /** The mean of 1 / rank of the first answer, as far as the tenth hit. */
  readonly mrr?: number;
  /** Some queries of which no answer was found. */
  readonly missed?: readonly string[];
}

const ranks = 10;
const maxMissed = 8;
/** Calls that take longer are made once: what they cost is no accident of the moment. */
const longCall = 20;

/** Asks the queries of a class until they or the time, in milliseconds, are used up. */
export async function measureClass({ name, items }: QueryClass, engine: OpenEngine, most: number): Promise<ClassFigures> {
  const best: number[] = [];
  const first: number[] = [];
  let recall = 0;
  let mrr = 0;
  const missed: string[] = [];
  const end = performance.now() + most;
  for (const { query, answers } of items) {
    if (performance.now() > end) break;
    const times: number[] = [];
    let ranking: readonly number[] = [];
    for (let call = 0; call < 3 && (times[0] ?? 0) < longCall; call++) {
      const start = performance.now();
      const asked = engine.search(query);
      ranking = asked instanceof Promise ? await asked : asked;
      times.push(performance.now() - start);
    }
    best.push(Math.min(...times));
    first.push(times[0] as number);
    const hits = ranking.slice(0, ranks);
    const rank = hits.findIndex(number => answers.includes(number));
    if (rank !== -1) mrr += 1 / (rank + 1);
    else if (answers.length > 0) missed.push(query);
    if (answers.length > 0) recall += answers.filter(number => hits.includes(number)).length / answers.length;
  }
  const asked = best.length;
  return {
    name,
    asked,
    of: items.length,
    p50: round(percentile(best, 0.5), 3),
    p95: round(percentile(best, 0.95), 3),
    p99: round(percentile(best, 0.99), 3),
    single99: round(percentile(first, 0.99), 3),
    ...(items.some(({ answers }) => answers.length > 0) && {
      recall: round(recall / asked, 3),
      mrr: round(mrr / asked, 3),
      missed: missed.slice(0, maxMissed),
    }),
  };
}

export interface AddFigures {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  /** How many the next search found. */
  readonly foundAtOnce: number;
}

const adds = 200;
const mostForAdds = 20_000;

/** Adds snippets one by one, each with a word of its own that the next search asks for. */
export async function measureAdding(engine: OpenEngine, from: number): Promise<AddFigures | undefined> {
  if (!engine.add) return undefined;
  const times: number[] = [];
  let foundAtOnce = 0;
  const end = performance.now() + mostForAdds;
  for (let i = 0; i < adds && performance.now() < end; i++) {
    const number = from + i;
    const word = `newlyadded${number}marker`;
    const text = `export function ${word}(items: readonly string[]): string {\n  return items.map(item => item.trim()).join('${number}');\n}`;
    const start = performance.now();
    const added = engine.add(number, {
      title: `Join trimmed items ${number}`,
      tags: ['strings'],
      language: 'TypeScript',
      ext: 'ts',
      text,
    });
    if (added instanceof Promise) await added;
    times.push(performance.now() - start);
    if ((await engine.search(word)).includes(number)) foundAtOnce++;
  }
  return { count: times.length, p50: round(percentile(times, 0.5), 3), p99: round(percentile(times, 0.99), 3), foundAtOnce };
}
