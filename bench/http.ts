import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openAssetsService } from '../src-main/assets/open.ts';
import type { AssetId } from '../src-shared/model/ids.ts';
import { Seed } from '../src-shared/model/seed.ts';
import type { Snippet } from './corpus/snippet.ts';
import { median, percentile, reportFigure as report, round } from './figures.ts';
import { fsyncRate } from './fsync-rate.ts';
import { type Connection, get, open, post } from './raw-client.ts';
import { corpusSnippets, residentMb, startServer, toSeed } from './service.ts';

/*
 * The local API on a library of real code: `npm run bench -- http [count]`. The server is a process of its own; the
 * client shares its two cores. Each figure is the median of several runs.
 */

const runs = 5;
const run = promisify(execFile);

async function fill(folder: string, snippets: readonly Snippet[]): Promise<AssetId[]> {
  const service = await openAssetsService({
    folder,
    info: () => ({ version: '0', host: 'headless', platform: 'linux' }),
    report: error => {
      console.error(error);
      return '';
    },
  });
  const ids: AssetId[] = [];
  const start = performance.now();
  for (let from = 0; from < snippets.length; from += 500) {
    const created = await Promise.all(
      snippets
        .slice(from, from + 500)
        .map(snippet => service.handlers['assets.create']({ seed: Seed.parse(toSeed(snippet)), transferables: false })),
    );
    ids.push(...created.map(asset => asset.id as AssetId));
  }
  report('fill in process, creates/s', [snippets.length / ((performance.now() - start) / 1000)]);
  await service.close();
  return ids;
}

/** Keeps connections busy for a while; gives requests a second and each answer's time in ms. */
async function load(
  connections: readonly Connection[],
  forMs: number,
  next: () => string,
): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    connections.map(async connection => {
      while (performance.now() - start < forMs) times.push(await connection.ask(next()));
    }),
  );
  return { rate: times.length / ((performance.now() - start) / 1000), times };
}

/** Fetches a whole answer in a process of its own: ms to the first byte and to the last, and its size. */
async function whole(port: number, path: string): Promise<{ first: number; total: number; bytes: number }> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'download.ts'), String(port), path]);
  return JSON.parse(stdout) as { first: number; total: number; bytes: number };
}

export async function benchHttp(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'magpie-bench-'));
  const snippets = await corpusSnippets(count + 20_000);
  const stored = snippets.slice(0, count);
  const fresh = snippets.slice(count);
  console.log(
    `${stored.length} snippets of ${round(stored.reduce((sum, { text }) => sum + text.length, 0) / stored.length, 0)} characters on average`,
  );
  const ids = await fill(folder, stored);
  const server = await startServer(folder, 'src-main/headless.ts');
  const { port, pid } = server;
  try {
    const connections = await Promise.all(Array.from({ length: 16 }, () => open(port)));
    const anyId = () => ids[Math.floor(Math.random() * ids.length)] as string;
    await load(connections, 1000, () => get(`/assets/${anyId()}`)); // warm
    const rates: number[] = [];
    for (let run = 0; run < runs; run++) rates.push((await load(connections, 2000, () => get(`/assets/${anyId()}`))).rate);
    report('GET /assets/{id}, 16 connections, a second', rates);

    const identifiers: number[] = [];
    for (let run = 0; run < runs; run++) identifiers.push((await whole(port, '/assets/identifiers')).total);
    report('GET /assets/identifiers, ms', identifiers);

    const [probe] = connections as [Connection];
    for (const transferables of [false, true]) {
      const path = `/assets?transferables=${transferables}`;
      await whole(port, path);
      const before = residentMb(pid);
      let peak = before;
      const watch = setInterval(() => {
        peak = Math.max(peak, residentMb(pid));
      }, 20);
      let ended = false;
      const answer = whole(port, path).finally(() => {
        ended = true;
      });
      const times: number[] = [];
      while (!ended) {
        times.push(await probe.ask(get(`/assets/${anyId()}`)));
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      clearInterval(watch);
      const { first, total, bytes } = await answer;
      report(`GET ${path}, first byte ms`, [first]);
      report(`GET ${path}, total ms (${round(bytes / 1e6, 0)} MB)`, [total]);
      report(`GET ${path}, extra memory MB`, [peak - before]);
      report(`GET ${path}, other requests p99 ms (${times.length})`, [percentile(times, 0.99)]);
    }

    let used = 0;
    const nextCreate = () => post('/assets/create?transferables=false', toSeed(fresh[used++ % fresh.length] as Snippet));
    const single: number[] = [];
    for (let run = 0; run < runs; run++) single.push(median((await load([probe], 1000, nextCreate)).times));
    report('create durable, one client, p50 ms', single);
    // The disk is shared: its rate is taken beside each run, not once.
    const rate: number[] = [];
    const syncs: number[] = [];
    for (let run = 0; run < runs; run++) {
      syncs.push(fsyncRate(folder));
      rate.push((await load(connections.slice(0, 4), 2000, nextCreate)).rate);
    }
    report('create durable, 4 clients, a second', rate);
    report('fsyncs of this disk, a second', syncs);
    for (const connection of connections) connection.close();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
