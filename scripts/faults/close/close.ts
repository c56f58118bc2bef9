import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { inProject } from '../../lib/project.mjs';
import type { Random } from '../random.ts';
import type { ServiceProcess } from '../service-process.ts';

/** When it is asked to end, in milliseconds after the work began. */
const latestMs = 3_000;
/** What has not ended by then has hung, in milliseconds. */
const hungMs = 60_000;

const screenshot = readFileSync(inProject('docs', 'screenshots', 'list-light.png'));
const streams = ['/assets/stream', '/assets/stream/identifiers', '/assets/stream/transferables', '/magpie/changes'];
const application = { id: 'close', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };
const words = 'parse event token buffer request index error matrix stream query cache render'.split(' ');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** From the signal to the end. */
  readonly ms: number;
}

/**
 * Puts a service to work in every way that may hold up its end, asks it to end at a random moment, and goes on asking things
 * of it meanwhile. Ids that were told saved are added to `saved`.
 */
export async function closeUnderLoad({ child, address }: ServiceProcess, random: Random, saved: string[]): Promise<Ended> {
  const { port } = new URL(address);
  const gone = new AbortController();
  const { promise: closing, resolve: tellClosing } = Promise.withResolvers<void>();
  const clients: Promise<unknown>[] = [];
  const start = (work: () => Promise<unknown>) => clients.push(work().catch(() => {})); // it is closing
  const post = (path: string, body: object = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: gone.signal,
    });
  const untilGone = async (work: () => Promise<unknown>) => {
    while (!gone.signal.aborted) await work();
  };
  const text = () => Array.from({ length: random.between(3, 4_000) }, () => random.pick(words)).join(' ');
  const save = async (format: object) => {
    const answer = await post('/assets/create?transferables=false', { asset: { application, format } });
    saved.push(((await answer.json()) as { id: string }).id);
  };
  const rawConnection = async (bytes: string, late: string) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(bytes);
    await closing;
    await wait(random.between(0, 60));
    socket.write(late);
  };
  const subscribe = async () => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}${random.pick(streams)}`);
    socket.on('error', () => {});
    await once(socket, 'open');
    if (random.next() < 0.3) socket.pause(); // one that never reads
    await Promise.race([once(socket, 'close'), once(gone.signal, 'abort')]);
    socket.terminate();
  };
  const handshake =
    'GET /magpie/changes HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
  const upload =
    'POST /assets/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{';

  for (let i = 0; i < 4; i++) start(() => untilGone(() => save({ fragment: { string: { raw: text() } } })));
  start(() => untilGone(() => save({ file: { bytes: { raw: picture(random) } } })));
  start(() => untilGone(async () => (await fetch(`${address}/assets?transferables=true`, { signal: gone.signal })).text()));
  start(() => untilGone(subscribe));
  for (let i = 0; i < 4; i++) start(subscribe);
  start(() => rawConnection('', handshake));
  start(() => rawConnection(handshake.slice(0, 40), handshake.slice(40)));
  start(() => rawConnection('GET /.well-known/health HTTP/1.1\r\nHost: localhost\r\n\r\n', handshake));
  start(() => rawConnection('GET /assets?transferables=true HTTP/1.1\r\nHost: localhost\r\n\r\n', handshake)); // and does not read
  if (random.next() < 0.5) start(() => rawConnection(upload, '"asset":'));
  const long = random.pick(['/magpie/backups/create', '/magpie/library/check', '/magpie/library/index/rebuild', '']);
  if (long) start(async () => wait(random.between(0, latestMs)).then(() => post(long)));
  if (random.next() < 0.5) start(() => post('/magpie/transfers/export', { format: 'magpie' }));

  await wait(random.between(0, latestMs));
  const at = performance.now();
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const hung = setTimeout(() => child.kill('SIGKILL'), hungMs);
  child.kill('SIGTERM');
  tellClosing();
  const [code, signal] = await ended;
  clearTimeout(hung);
  const ms = Math.round(performance.now() - at);
  gone.abort();
  await Promise.all(clients);
  return { code, signal, ms };
}

/** A window full of text, each time another file: what stands behind a PNG is not part of it. */
function picture(random: Random): number[] {
  return [...screenshot, ...random.bytes(8)];
}
