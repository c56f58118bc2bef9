import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import packageJson from '../../package.json' with { type: 'json' };
import { corpusFile } from '../corpus/build.ts';
import { readSnippets } from '../corpus/snippet.ts';
import { round } from '../figures.ts';
import { describeMachine, versionOf } from '../machine.ts';
import { cache } from '../service.ts';
import type { Engine } from './engine.ts';
import type { Job, StepFigures } from './engine-process.ts';
import { engineNames, loadEngine } from './engines/index.ts';
import { makeQueries } from './queries.ts';
import { type EngineResults, mostPerPeerClass, type Results } from './results.ts';

export interface Options {
  readonly count: number;
  /** Names of the engines to compare with; all unless told. */
  readonly peers?: readonly string[];
  readonly seeds: Results['seeds'];
}

const child = join(import.meta.dirname, 'engine-process.ts');
/** Milliseconds for the queries of one class, ours and a peer's, and for one step of an engine with 100,000 snippets. */
const mostPerClass = { ours: 20_000, peers: mostPerPeerClass };
const mostPerStep = 10 * 60_000;
const stepSize = 100_000;

/** Runs every engine over the same snippets and queries, each in a process of its own. */
export async function runSearchBench({ count, peers, seeds }: Options): Promise<Results> {
  const file = await corpusFile(cache, say);
  const { textBytes, languages, total } = describe(file, count);
  say(`${total} snippets in ${Object.keys(languages).length} languages, ${round(textBytes / 2 ** 20, 0)} MiB of text`);
  const work = join(cache, `run-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const queries = join(work, 'queries.json');
    writeFileSync(queries, JSON.stringify(makeQueries(file, total, [seeds.tuned, seeds.heldOut])));
    say('queries and their answers are made');
    const bareMb = await bareMemory();
    const results: EngineResults[] = [];
    for (const [i, name] of engineNames.entries()) {
      const ours = isOurs(name);
      if (!ours && peers && !peers.includes(name)) continue;
      const engine = await loadEngine(name);
      say(name);
      const asked = ours ? [seeds.tuned, seeds.heldOut] : [seeds.heldOut];
      const job = {
        engine: name,
        file,
        count: total,
        queries,
        seeds: asked,
        mostPerClass: ours ? mostPerClass.ours : mostPerClass.peers,
        addFrom: total + i * 1000,
      };
      results.push({ name, how: engine.how, ...(await runEngine(engine, job, work, bareMb)) });
      if (!ours) rmSync(join(work, name), { recursive: true, force: true });
    }
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: describeMachine(),
      versions: versions(),
      count: total,
      textBytes,
      languages,
      seeds,
      engines: results,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function isOurs(name: string): boolean {
  return name.startsWith('Magpie');
}

async function runEngine(
  engine: Engine,
  job: Omit<Job, 'step' | 'folder'>,
  work: string,
  bareMb: number,
): Promise<Omit<EngineResults, 'name' | 'how'>> {
  if (job.count > engine.most) return { note: `not run: too slow beyond ${engine.most}` };
  if (engine.program !== undefined && versionOf(engine.program) === undefined)
    return { note: `${engine.program} is not installed` };
  const folder = join(work, engine.builtBy ?? engine.name);
  mkdirSync(folder, { recursive: true });
  const figures: { -readonly [K in keyof EngineResults]?: EngineResults[K] } = {};
  try {
    for (const step of [
      ...(engine.build ? ['build' as const] : []),
      ...(engine.rebuild ? ['rebuild' as const] : []),
      'search' as const,
    ]) {
      const done = await runStep({ ...job, step, folder });
      if (done.step === 'build') {
        figures.buildSeconds = done.seconds;
        figures.diskBytes = sizeOf(folder);
      } else if (done.step === 'rebuild') {
        figures.rebuildSeconds = done.seconds;
        figures.indexBytes = done.indexBytes;
      } else {
        figures.memoryMb = done.rssMb - bareMb;
        figures.firstAnswerMs = done.firstAnswerMs;
        figures.sets = done.sets;
        if (done.add) figures.add = done.add;
      }
      say(`  ${step}: ${JSON.stringify(done).slice(0, 100)}`);
    }
    return figures;
  } catch (error) {
    return { ...figures, note: error instanceof Error ? error.message : String(error) };
  }
}

function runStep(job: Job): Promise<StepFigures> {
  const timeout = mostPerStep * Math.max(1, job.count / stepSize);
  const started = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=8192', child, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout,
  });
  let said = '';
  started.stdout.on('data', data => {
    said += data;
  });
  return new Promise((resolve, reject) => {
    started.once('error', reject);
    started.once('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(said.trim().split('\n').at(-1) as string) as StepFigures);
      else reject(new Error(signal ? `gave up after ${timeout / 60_000} minutes` : `${job.step} failed (${code})`));
    });
  });
}

/** What Node itself takes. */
async function bareMemory(): Promise<number> {
  const started = spawn(process.execPath, ['--expose-gc', '-e', 'gc(); console.log(process.memoryUsage().rss)'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bytes = await new Promise<number>(resolve => started.stdout.once('data', data => resolve(Number(data))));
  return round(bytes / 2 ** 20, 0);
}

function describe(file: string, count: number) {
  const languages: Record<string, number> = {};
  let textBytes = 0;
  let total = 0;
  for (const { language, text } of readSnippets(file, count)) {
    languages[language] = (languages[language] ?? 0) + 1;
    textBytes += Buffer.byteLength(text);
    total++;
  }
  return { textBytes, languages: Object.fromEntries(Object.entries(languages).sort((a, b) => b[1] - a[1])), total };
}

function versions(): Record<string, string> {
  const db = new Database(':memory:');
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  db.close();
  const {
    minisearch,
    flexsearch,
    'fuse.js': fuse,
    '@orama/orama': orama,
    '@leeoniya/ufuzzy': uFuzzy,
  } = packageJson.devDependencies;
  const programs = { ripgrep: versionOf('rg'), fzf: versionOf('fzf') };
  const installed = Object.entries(programs).flatMap(([name, version]) =>
    version === undefined ? [] : [[name, version.match(/\d[\w.-]*/)?.[0] ?? version] as const],
  );
  return {
    Magpie: packageJson.version,
    Node: process.version,
    SQLite: sqlite,
    MiniSearch: minisearch,
    FlexSearch: flexsearch,
    'Fuse.js': fuse,
    Orama: orama,
    uFuzzy,
    ...Object.fromEntries(installed),
  };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function say(progress: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${progress}`);
}
