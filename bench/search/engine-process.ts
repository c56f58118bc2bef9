import { readFileSync } from 'node:fs';
import { readSnippets, type Snippet } from '../corpus/snippet.ts';
import { round } from '../figures.ts';
import { idle } from '../idle.ts';
import type { Rebuilt } from './engine.ts';
import { loadEngine } from './engines/index.ts';
import { type AddFigures, type ClassFigures, measureAdding, measureClass } from './measure.ts';
import type { Queries } from './queries.ts';

/* One step of one engine, in a process of its own so that memory is its own; prints its figures as the last line. */

/** What the process is started with, as JSON. */
export interface Job {
  readonly step: 'build' | 'rebuild' | 'search';
  readonly engine: string;
  /** The corpus, and how many of its snippets. */
  readonly file: string;
  readonly count: number;
  /** Where the queries are, and which seeds to ask. */
  readonly queries: string;
  readonly seeds: readonly number[];
  readonly folder: string;
  /** Milliseconds for the queries of one class. */
  readonly mostPerClass: number;
  /** The first number that no snippet has. */
  readonly addFrom: number;
}

export type StepFigures =
  | { readonly step: 'build'; readonly seconds: number }
  | ({ readonly step: 'rebuild' } & Rebuilt)
  | {
      readonly step: 'search';
      /** From before it was opened. */
      readonly firstAnswerMs: number;
      readonly rssMb: number;
      readonly add?: AddFigures;
      readonly sets: readonly { readonly seed: number; readonly classes: readonly ClassFigures[] }[];
    };

/** The snippets with the sentences taken out that are asked for. */
function* snippetsOf({ file, count, queries }: Job): Generator<Snippet> {
  const changed = new Map((JSON.parse(readFileSync(queries, 'utf8')) as Queries).changed);
  let number = 0;
  for (const snippet of readSnippets(file, count)) {
    const text = changed.get(number++);
    yield text === undefined ? snippet : { ...snippet, text };
  }
}

async function run(job: Job): Promise<StepFigures> {
  const engine = await loadEngine(job.engine);
  const { step, folder } = job;
  if (step === 'rebuild') {
    const { seconds, indexBytes } = engine.rebuild?.(folder) ?? { seconds: 0, indexBytes: 0 };
    return { step, seconds: round(seconds), indexBytes };
  }
  if (step === 'build') {
    const start = performance.now();
    const close = await engine.build?.(folder, snippetsOf(job));
    const seconds = round((performance.now() - start) / 1000);
    await idle();
    await close?.();
    return { step, seconds };
  }
  const start = performance.now();
  const open = await engine.open(folder, snippetsOf(job));
  await open.search('open file');
  const firstAnswerMs = round(performance.now() - start, 1);
  await idle();
  const sets = [];
  for (const { seed, classes } of (JSON.parse(readFileSync(job.queries, 'utf8')) as Queries).sets) {
    if (!job.seeds.includes(seed)) continue;
    const figures: ClassFigures[] = [];
    for (const queries of classes) figures.push(await measureClass(queries, open, job.mostPerClass));
    sets.push({ seed, classes: figures });
  }
  globalThis.gc?.();
  const rssMb = round(process.memoryUsage().rss / 2 ** 20, 0);
  const add = await measureAdding(open, job.addFrom);
  await open.close?.();
  return { step, firstAnswerMs, rssMb, sets, ...(add && { add }) };
}

console.log(JSON.stringify(await run(JSON.parse(process.argv[2] as string) as Job)));
process.exit();
