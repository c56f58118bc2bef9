import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Random } from '../random.ts';

/** How many snippets each client keeps; it deletes older ones, so that the library stays as large as it is. */
const kept = 200;

/** Between two things that a client does, in milliseconds: the load is steady, and the machine has other work. */
const restMs = 20;

export interface Counts {
  done: number;
  readonly unexpected: Map<string, number>;
}

const words = 'parse event token buffer color request node index error matrix stream date user query cache value render'.split(
  ' ',
);

const application = { id: 'soak', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };

/** A client that reads, writes, searches, subscribes and misbehaves until it is told to stop; the same from the same seed. */
export async function loadUntil(stopped: AbortSignal, address: string, random: Random, counts: Counts): Promise<void> {
  const ids: string[] = [];
  const { port } = new URL(address);

  async function ask(path: string, body?: unknown, expected: readonly number[] = [200]): Promise<string> {
    const response = await fetch(`${address}${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!expected.includes(response.status)) note(`${response.status} ${path.replaceAll(/[0-9a-f-]{36}/g, '{id}')}`);
    return text;
  }
  function note(what: string): void {
    counts.unexpected.set(what, (counts.unexpected.get(what) ?? 0) + 1);
  }
  const text = (length: number) => Array.from({ length }, () => random.pick(words)).join(random.pick([' ', '.', '(', '\n']));
  const save = async (format: object) => {
    const seed = { asset: { application, format, metadata: { name: text(3) } } };
    ids.push((JSON.parse(await ask('/assets/create?transferables=false', seed)) as { id: string }).id);
    while (ids.length > kept) await ask(`/assets/${ids.shift()}/delete`, {});
  };
  const existing = () => (ids.length === 0 ? undefined : random.pick(ids));

  const subscribe = async () => {
    const path = random.pick(['/assets/stream', '/assets/stream/identifiers', '/assets/stream/transferables', '/magpie/changes']);
    const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`);
    socket.on('error', () => {});
    await once(socket, 'open');
    if (random.next() < 0.3) socket.pause(); // one that never reads
    await wait(random.between(0, 2_000));
    if (random.next() < 0.5) socket.terminate();
    else socket.close();
  };
  const breakOff = async () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(
      random.pick([
        'GET /assets HTTP/1.1\r\nHost: localhost\r\n\r\n',
        'POST /assets/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"asset":',
        'GET /assets HTTP/1.1\r\nHost: local',
        'nonsense\r\n\r\n',
      ]),
    );
    await wait(random.between(0, 50));
    socket.destroy();
  };

  const deeds: readonly (readonly [number, () => Promise<unknown>])[] = [
    [20, () => save({ fragment: { string: { raw: text(random.between(5, 200)) } } })],
    [1, () => save({ file: { bytes: { raw: [...random.bytes(random.between(1, 300_000))] } } })],
    [8, async () => existing() && ask('/magpie/library/edit', { id: existing(), name: text(3) })],
    [30, async () => existing() && ask(`/assets/${existing()}`)],
    [10, () => ask(`/assets/search?query=${random.pick(words)}&transferables=false`)],
    [10, () => ask('/magpie/library/page', { filter: { query: `${random.pick(words)} ${random.pick(words)}` }, limit: 20 })],
    [2, () => ask('/assets/identifiers')],
    [1, () => ask('/assets?transferables=false')],
    [3, () => ask('/assets/create', '{"asset":', [400])],
    [3, () => ask('/assets/00000000-0000-4000-8000-000000000000', undefined, [404])],
    [5, breakOff],
    [3, subscribe],
  ];
  while (!stopped.aborted) {
    await random
      .weighted(deeds)()
      .catch(error => note(String(error)));
    counts.done += 1;
    await wait(restMs);
  }
}
