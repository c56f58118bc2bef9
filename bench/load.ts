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
import { buildApp, cache, corpusSnippets, residentMb, type Server, startServer, toSeed } from './service.ts';

/*
 * The built service with everything at once: clients that read and write, subscribers of all streams, two windows, the
 * enrichment of the library and a backup. First at the pace of busy programs, which tells how long a request takes; then without
 * a rest, which tells how many fit in. The clients' own work, and the browser's, is done by the same cores.
 */

interface Phase {
  readonly name: string;
  /** The longest rest of a client between two requests, in milliseconds; half of it on average. */
  readonly restMs: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
}

const clients = 50;
const subscribers = 20;
const windows = 2;
const paced: Phase = { name: 'paced', restMs: 500, warmUpMs: 10_000, measuredMs: 60_000 };
const saturated: Phase = { name: 'saturated', restMs: 0, warmUpMs: 2000, measuredMs: 20_000 };
const writeShare = 0.2;
const searchShare = 0.2;
const words = ['parse', 'event', 'token', 'buffer', 'color', 'request', 'node', 'index', 'error', 'matrix', 'stream', 'date'];
const streams = ['/assets/stream', '/assets/stream/identifiers', '/assets/stream/transferables', '/magpie/changes'];

interface Times {
  readonly reads: number[];
  readonly writes: number[];
}

/** What clients draw from. */
interface Material {
  readonly ids: readonly string[];
  readonly fresh: Iterator<Snippet>;
}

export async function benchLoad(count: number): Promise<void> {
  buildApp();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'load-'));
  const snippets = await corpusSnippets(count + 20_000);
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
    const material = { ids: iterable.map(({ id }) => id), fresh: snippets.slice(count).values() };
    const connections = await Promise.all(Array.from({ length: clients }, () => open(server.port)));

    await measure(paced, { server, connections, material, meanwhile: () => backUp(address) });
    report('messages to subscribers', [messages()]);
    await measure(saturated, { server, connections, material, meanwhile: () => Promise.resolve() });
    for (const connection of connections) connection.close();
    await server.stop();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly server: Server;
  readonly connections: readonly Connection[];
  readonly material: Material;
  /** Begun with the measuring. */
  readonly meanwhile: () => Promise<void>;
}

/** Lets all clients ask for a while, and prints what came of it. */
async function measure(phase: Phase, { server, connections, material, meanwhile }: Measured): Promise<void> {
  const times: Times = { reads: [], writes: [] };
  const from = performance.now() + phase.warmUpMs;
  const all = connections.map((connection, index) =>
    ask(connection, { phase, material, times, from, random: seeded(index + 1) }),
  );
  await wait(phase.warmUpMs);
  const cpuBefore = cpuByThread(server.pid);
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(server.pid));
  }, 250);
  await Promise.all([meanwhile(), ...all]);
  clearInterval(watch);
  const requests = times.reads.length + times.writes.length;
  report(`${phase.name}: requests a second`, [requests / (phase.measuredMs / 1000)]);
  for (const [thread, ms] of cpuByThread(server.pid)) {
    const taken = ms - (cpuBefore.get(thread) ?? 0);
    if (taken > 0) report(`processor time of ${thread}, ms a request`, [taken / requests]);
  }
  for (const [what, taken] of Object.entries(times) as [string, number[]][]) {
    for (const share of [0.5, 0.95, 0.99, 1])
      report(`${phase.name}: ${what} (${taken.length}), ms, p${share * 100}`, [percentile(taken, share)]);
  }
  report('resident memory of the service at most, MiB', [peakMb]);
}

async function backUp(address: string): Promise<void> {
  const began = performance.now();
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${address}/magpie/backups/create`, { method: 'POST', headers, body: '{}' });
  report(`a backup meanwhile (answered ${status}), ms`, [performance.now() - began]);
}

/** What is asked of the service, in words: the figures mean nothing without it. */
function offered(count: number): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const perSecond = (clients * 1000) / (paced.restMs / 2);
  return [
    `${describeMachine()}; ${count} snippets, none of them enriched yet`,
    `${clients} clients, each on a connection of its own, one request at a time`,
    `of these ${percent(writeShare)} writes (70 % new snippets, 30 % renamed ones), ${percent((1 - writeShare) * searchShare)} pages of a search, ${percent((1 - writeShare) * (1 - searchShare))} snippets with their text`,
    `${subscribers} subscribers of ${streams.join(', ')} in turn, ${windows} windows, enrichment of the whole library, one backup`,
    `${paced.name}: a rest of 0 to ${paced.restMs} ms between two requests, ${perSecond} a second were answers instant; ${paced.warmUpMs / 1000} s to warm up, then ${paced.measuredMs / 1000} s measured`,
    `${saturated.name}: no rest; ${saturated.measuredMs / 1000} s measured. All on the cores that the clients and the windows use too\n`,
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
  readonly phase: Phase;
  readonly material: Material;
  readonly times: Times;
  /** When measuring begins. */
  readonly from: number;
  readonly random: () => number;
}

/** One client, until the end of a phase. Any answer but 200 ends the bench. */
async function ask(connection: Connection, { phase, material: { ids, fresh }, times, from, random }: Work): Promise<void> {
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
  while (performance.now() < from + phase.measuredMs) {
    if (phase.restMs > 0) await wait(random() * phase.restMs);
    const writes = random() < writeShare;
    const taken = await connection.ask(writes ? write() : read());
    if (performance.now() > from) times[writes ? 'writes' : 'reads'].push(taken);
  }
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
