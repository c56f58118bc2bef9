import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { WebSocket } from 'ws';
import { findChromium } from '../scripts/lib/chromium.mjs';
import type { Snippet } from './corpus/snippet.ts';
import { percentile, reportFigure as report } from './figures.ts';
import { idle } from './idle.ts';
import { describeMachine } from './machine.ts';
import { type Connection, get, open, post } from './raw-client.ts';
import { magpie } from './search/engines/magpie.ts';
import { seeded } from './search/random.ts';
import { buildApp, cache, corpusSnippets, residentMb, startServer, toSeed } from './service.ts';

/*
 * The built service with everything at once: clients that read and write, subscribers of all streams, two windows, the
 * enrichment of the library and a backup. Clients rest between requests: a closed loop would measure how many fit in, not how
 * long each takes. Their own work, and the browser's, is done by the same cores.
 */

const clients = 50;
const subscribers = 20;
const windows = 2;
const warmUpMs = 10_000;
const measuredMs = 60_000;
/** The longest rest of a client between two requests, in milliseconds; half of it on average. */
const restMs = 200;
const writeShare = 0.2;
const searchShare = 0.2;
const words = ['parse', 'event', 'token', 'buffer', 'color', 'request', 'node', 'index', 'error', 'matrix', 'stream', 'date'];
const streams = ['/assets/stream', '/assets/stream/identifiers', '/assets/stream/transferables', '/magpie/changes'];

interface Times {
  readonly reads: number[];
  readonly writes: number[];
}

export async function benchLoad(count: number): Promise<void> {
  buildApp();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'load-'));
  const snippets = await corpusSnippets(count + 10_000);
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const library = join(folder, 'library');
    cpSync(await filledLibrary(count, snippets), library, { recursive: true });
    console.log(offered(count));
    const server = await startServer(library, 'out/main/headless.js', { enrich: true });
    const address = `http://127.0.0.1:${server.port}`;
    for (let i = 0; i < windows; i++) await (await browser.newPage()).goto(address);
    const messages = await subscribe(address);
    const { iterable } = (await (await fetch(`${address}/assets/identifiers`)).json()) as { iterable: { id: string }[] };

    const times: Times = { reads: [], writes: [] };
    const fresh = snippets.slice(count).values();
    const measureFrom = performance.now() + warmUpMs;
    const all = Array.from({ length: clients }, async (_, index) =>
      ask(await open(server.port), {
        ids: iterable.map(({ id }) => id),
        fresh,
        times,
        measureFrom,
        random: seeded(index + 1),
      }),
    );
    await wait(warmUpMs);
    const began = performance.now();
    const cpuBefore = cpuByThread(server.pid);
    const backup = fetch(`${address}/magpie/backups/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    backup.then(
      ({ status }) => report(`a backup meanwhile (answered ${status}), ms`, [performance.now() - began]),
      error => console.error(error),
    );
    let peakMb = 0;
    const watch = setInterval(() => {
      peakMb = Math.max(peakMb, residentMb(server.pid));
    }, 250);
    await Promise.all(all);
    clearInterval(watch);
    await backup;
    const requests = times.reads.length + times.writes.length;
    report('requests a second', [requests / (measuredMs / 1000)]);
    for (const [thread, ms] of cpuByThread(server.pid)) {
      const taken = ms - (cpuBefore.get(thread) ?? 0);
      if (taken > 0) report(`processor time of ${thread}, ms a request`, [taken / requests]);
    }
    for (const [what, taken] of Object.entries(times) as [string, number[]][]) {
      for (const share of [0.5, 0.95, 0.99, 1])
        report(`${what} (${taken.length}), ms, p${share * 100}`, [percentile(taken, share)]);
    }
    report('messages to subscribers', [messages()]);
    report('resident memory of the service at most, MiB', [peakMb]);
    await server.stop();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is asked of the service, in words: the figures mean nothing without it. */
function offered(count: number): string {
  const perSecond = (clients * 1000) / (restMs / 2);
  return [
    `${describeMachine()}; ${count} snippets, none of them enriched yet`,
    `${clients} clients, each on a connection of its own, one request at a time, a rest of 0 to ${restMs} ms between two: at most ${perSecond} a second`,
    `of these ${writeShare * 100} % writes (70 % new snippets, 30 % renamed ones), ${(1 - writeShare) * searchShare * 100} % pages of a search, ${(1 - writeShare) * (1 - searchShare) * 100} % snippets with their text`,
    `${subscribers} subscribers of ${streams.join(', ')} in turn, ${windows} windows, enrichment of the whole library, one backup`,
    `${warmUpMs / 1000} s to warm up, then ${measuredMs / 1000} s measured, on the cores that the clients and the windows use too\n`,
  ].join('\n');
}

/** A library of the first snippets, made once for each count and format: the run itself takes a minute and a half. */
async function filledLibrary(count: number, snippets: readonly Snippet[]): Promise<string> {
  const formats = readdirSync(join(import.meta.dirname, '../src-main/storage/sqlite/migrations')).toSorted();
  const filled = join(cache, `library-${count}-${formats.findLast(name => /^\d/.test(name))?.slice(0, 4)}`);
  if (existsSync(filled)) return filled;
  const part = mkdtempSync(`${filled}-`);
  const close = await magpie.build?.(part, snippets.slice(0, count).values());
  await idle();
  await close?.();
  renameSync(part, filled);
  return filled;
}

/** Processor time of each thread of a process so far, in milliseconds; those of one name together. */
function cpuByThread(pid: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [, id, name = '', rest = ''] =
      /^(\d+) \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) ?? [];
    const [user, system] = rest.split(' ').slice(11, 13).map(Number) as [number, number];
    const key = Number(id) === pid ? 'the main thread' : name;
    times.set(key, (times.get(key) ?? 0) + (user + system) * 10);
  }
  return times;
}

interface Work {
  readonly ids: string[];
  readonly fresh: Iterator<Snippet>;
  readonly times: Times;
  readonly measureFrom: number;
  readonly random: () => number;
}

/** One client, until the end. Any answer but 200 ends the bench. */
async function ask(connection: Connection, { ids, fresh, times, measureFrom, random }: Work): Promise<void> {
  const anyId = () => ids[Math.floor(random() * ids.length)] as string;
  const write = () => {
    const next = random() < 0.7 ? fresh.next() : undefined;
    if (next?.done === false) return post('/assets/create?transferables=false', toSeed(next.value));
    return post('/magpie/library/edit', { id: anyId(), name: `Renamed ${Math.floor(random() * 1e6)}` });
  };
  const read = () => {
    const query = words[Math.floor(random() * words.length)];
    if (random() < searchShare) return post('/magpie/library/page', { filter: { query }, limit: 20 });
    return get(`/assets/${anyId()}`);
  };
  while (performance.now() < measureFrom + measuredMs) {
    await wait(random() * restMs);
    const writes = random() < writeShare;
    const taken = await connection.ask(writes ? write() : read());
    if (performance.now() > measureFrom) times[writes ? 'writes' : 'reads'].push(taken);
  }
  connection.close();
}

/** Joins all streams in turn; the returned function tells how many messages have come. */
async function subscribe(address: string): Promise<() => number> {
  let messages = 0;
  for (let i = 0; i < subscribers; i++) {
    const socket = new WebSocket(`${address.replace('http', 'ws')}${streams[i % streams.length]}`);
    socket.on('message', () => {
      messages += 1;
    });
    await once(socket, 'open');
  }
  return () => messages;
}
