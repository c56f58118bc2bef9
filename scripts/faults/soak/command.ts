import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../random.ts';
import { spawnService, untilAnswering } from '../service-process.ts';
import { type Counts, loadUntil } from './load.ts';

const options = {
  minutes: { type: 'string', default: '20' },
  seed: { type: 'string', default: '1' },
  clients: { type: 'string', default: '8' },
  program: { type: 'string' },
} as const;

/** So many samples a run, whatever its length. */
const samples = 20;

/** A part of the run is for warming up: caches fill, and the library comes to its size. */
const warmUpShare = 0.25;

/** What is left over when all clients have gone has time to close, in milliseconds: a peer that does not read gets 30 s. */
const goneMs = 45_000;

interface Sample {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly externalMb: number;
  /** Sockets, timers and requests that Node knows of. */
  readonly held: number;
  readonly files: number;
  readonly threads: number;
}

/** A mixed load for a long time; tells whether nothing unexpected was answered and it ended cleanly; the figures are for people to judge. */
export async function runSoak(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options });
  const folder = mkdtempSync(join(tmpdir(), 'magpie-soak-'));
  process.env.NODE_OPTIONS = `--expose-gc --require=${join(import.meta.dirname, 'tell-memory.cjs')}`;
  const child = spawnService(folder, { program: values.program });
  delete process.env.NODE_OPTIONS;
  const { address } = await untilAnswering(child);
  const before = await sample(child);
  const counts: Counts = { done: 0, unexpected: new Map() };
  const stop = new AbortController();
  const clients = Array.from({ length: Number(values.clients) }, (_, index) =>
    loadUntil(stop.signal, address, new Random(Number(values.seed) * 1000 + index), counts),
  );

  const everyMs = (Number(values.minutes) * 60_000) / samples;
  const warm: Sample[] = [];
  console.log('minute  things done  RSS MiB  heap MiB  external MiB  held  files  threads');
  for (let i = 1; i <= samples; i++) {
    await wait(everyMs);
    const now = await sample(child);
    console.log(
      [(i * everyMs) / 60_000, counts.done, ...Object.values(now)].map(figure => `${round(figure)}`.padStart(8)).join(' '),
    );
    if (i > samples * warmUpShare) warm.push(now);
  }
  stop.abort();
  await Promise.all(clients);
  await wait(goneMs);
  const after = await sample(child);
  console.log(`all gone: ${JSON.stringify(after)}; at the start: ${JSON.stringify(before)}`);
  console.log(`a minute of the rest: RSS ${slope(warm, everyMs, 'rssMb')} MiB, heap ${slope(warm, everyMs, 'heapMb')} MiB`);
  child.kill('SIGTERM');
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  rmSync(folder, { recursive: true, force: true });
  for (const [what, times] of counts.unexpected) console.error(`${times} times: ${what}`);
  return counts.unexpected.size === 0 && code === 0;
}

async function sample(child: ChildProcess): Promise<Sample> {
  const told = new Promise<string>(resolve => {
    const take = (chunk: unknown) => {
      const line = /memory (.*)/.exec(String(chunk))?.[1];
      if (line === undefined) return;
      child.stdout?.off('data', take);
      resolve(line);
    };
    child.stdout?.on('data', take);
  });
  child.kill('SIGUSR2');
  const { heapUsed, external, held } = JSON.parse(await told) as { heapUsed: number; external: number; held: number };
  const of = `/proc/${child.pid}`;
  const rssKb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${of}/status`, 'utf8'))?.[1]);
  return {
    rssMb: round(rssKb / 1024),
    heapMb: round(heapUsed / 2 ** 20),
    externalMb: round(external / 2 ** 20),
    held,
    files: readdirSync(`${of}/fd`).length,
    threads: readdirSync(`${of}/task`).length,
  };
}

/** By how much a figure rises in a minute, by least squares. */
function slope(all: readonly Sample[], everyMs: number, of: 'rssMb' | 'heapMb'): number {
  const middle = (all.length - 1) / 2;
  const mean = all.reduce((sum, each) => sum + each[of], 0) / all.length;
  const over = all.reduce((sum, each, index) => sum + (index - middle) * (each[of] - mean), 0);
  const under = all.reduce((sum, _each, index) => sum + (index - middle) ** 2, 0);
  return round((over / under / everyMs) * 60_000);
}

function round(figure: number): number {
  return Number(figure.toFixed(1));
}
