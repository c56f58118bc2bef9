import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Output } from '../../src-shared/contract/index.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { startTestServer, type TestServer, textSeed } from '../server/test-server.ts';

/* Section 6 of the contract over real sockets. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const open: WebSocket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

interface Peer<T> {
  readonly socket: WebSocket;
  readonly messages: T[];
  /** Settles once the messages satisfy the condition. */
  until(condition: (messages: readonly T[]) => boolean): Promise<void>;
}

async function join<T>(path: string, headers: Record<string, string> = {}): Promise<Peer<T>> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  open.push(socket);
  const messages: T[] = [];
  socket.on('message', data => messages.push(JSON.parse(String(data)) as T));
  await once(socket, 'open');
  const until = async (condition: (messages: readonly T[]) => boolean) => {
    while (!condition(messages)) await once(socket, 'message');
  };
  return { socket, messages, until };
}

/** The status that refuses a handshake. */
function refusal(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode);
    });
    socket.on('open', () => reject(new Error('The handshake was accepted')));
    socket.on('error', () => {});
  });
}

type Identifiers = Output<'assets.streamIdentifiers'>;
type Assets = Output<'assets.stream'>;

async function create(raw: string, extra = {}): Promise<AssetId> {
  const { id } = await server.service.handlers['assets.create']({ seed: textSeed(raw, extra) as never, transferables: false });
  return id as AssetId;
}

const remove = (asset: AssetId) => server.service.handlers['assets.delete']({ asset });
const entries = (messages: readonly Identifiers[]) => messages.flatMap(({ iterable }) => iterable);
const told = (messages: readonly Assets[]) => messages.flatMap(({ iterable }) => iterable);

describe('handshakes (rules 1 and 11)', () => {
  test('an unknown path is 404, and so is one that is no stream', async () => {
    expect(await refusal('/assets/stream/nothing')).toBe(404);
    expect(await refusal('/assets')).toBe(404);
  });

  test.each([
    { host: 'evil.example' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[])('%o is 403', async headers => {
    expect(await refusal('/assets/stream', headers)).toBe(403);
    expect(await refusal('/nothing', headers)).toBe(403);
  });

  test("the server's own origin is served", async () => {
    const { socket } = await join('/assets/stream', { origin: `http://localhost:${server.port}` });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe('the identifiers stream', () => {
  test('begins with all ids that are not pseudo, newest first', async () => {
    const ids = [await create('first'), await create('second')];
    const ghost = await create('ghost', { pseudo: true });
    const { messages, until } = await join<Identifiers>('/assets/stream/identifiers');
    await until(all => all.length === 1);
    const first = entries(messages).map(({ asset }) => asset?.id);
    expect(first.slice(0, 2)).toEqual(ids.toReversed());
    expect(first).not.toContain(ghost);
  });

  test('then tells each create, change, delete and restore once, and nothing of pseudo assets', async () => {
    const { messages, until } = await join<Identifiers>('/assets/stream/identifiers');
    await until(all => all.length === 1);
    const id = await create('told');
    await create('ghost', { pseudo: true });
    await server.service.handlers['library.edit']({ edit: { id, name: 'renamed' } });
    await remove(id);
    await server.service.handlers['library.restore']({ snippets: { ids: [id] } });
    await server.service.handlers['library.discard']({ snippets: { ids: [id] } });
    const last = await create('last');
    await until(all => entries(all).some(({ asset }) => asset?.id === last));
    const live = { asset: { id } };
    const gone = { asset: { id }, deleted: true };
    expect(entries(messages.slice(1))).toEqual([live, live, gone, live, gone, { asset: { id: last } }]);
  });

  test('is gapless while others write: each asset stands in the first message or in a later entry, never in both (rule 2)', async () => {
    const writing = Array.from({ length: 60 }, (_, index) => create(`gapless ${index}`));
    const peers = await Promise.all(Array.from({ length: 8 }, () => join<Identifiers>('/assets/stream/identifiers')));
    const ids = await Promise.all(writing);
    const last = await create('the end');
    for (const { messages, until } of peers) {
      await until(all => entries(all).some(({ asset }) => asset?.id === last));
      const seen = entries(messages).map(({ asset }) => asset?.id);
      expect(ids.map(id => seen.filter(other => other === id).length)).toEqual(ids.map(() => 1));
    }
  });
});

describe('the asset streams', () => {
  test('say nothing at first, then tell assets with and without transferables, deletes always without', async () => {
    const plain = await join<Assets>('/assets/stream');
    const full = await join<Assets>('/assets/stream/transferables');
    const id = await create('secret text');
    await remove(id);
    for (const { messages, until } of [plain, full]) {
      await until(all => told(all).length === 2);
      const [created, deleted] = told(messages);
      expect([created?.id, created?.deleted, deleted?.id]).toEqual([id, undefined, id]);
      expect(deleted?.deleted?.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(deleted?.original.reference?.fragment?.string).toBeUndefined();
      expect(messages[0]?.indices).toEqual({ [id]: 0 });
    }
    expect(told(plain.messages)[0]?.original.reference?.fragment?.string).toBeUndefined();
    expect(told(full.messages)[0]?.original.reference?.fragment?.string?.raw).toBe('secret text');
  });

  test('tell 1,000 creates of four clients to all subscribers once, in one order, which is that of the list (rules 1 to 4)', async () => {
    const peers = await Promise.all(['/assets/stream', '/assets/stream/transferables'].map(path => join<Assets>(path)));
    const lateOnAssets: Promise<Peer<Assets>>[] = [];
    const lateOnIdentifiers: Promise<Peer<Identifiers>>[] = [];
    const client = async (name: number) => {
      for (let i = 0; i < 250; i++) {
        if (name === 1 && i % 50 === 25) {
          lateOnAssets.push(join('/assets/stream'));
          lateOnIdentifiers.push(join('/assets/stream/identifiers'));
        }
        const response = await fetch(`${server.address}/assets/create?transferables=false`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(textSeed(`${name} ${i}`)),
        });
        expect(response.status).toBe(200);
        await response.arrayBuffer();
      }
    };
    await Promise.all([1, 2, 3, 4].map(client));

    const listed = (await server.service.identifiers({ pseudo: false })).ids;
    const expected = listed.slice(0, 1000).toReversed();
    for (const { messages, until } of peers) {
      await until(all => told(all).length >= 1000);
      expect(told(messages).map(({ id }) => id)).toEqual(expected);
    }
    for (const { messages, until } of await Promise.all(lateOnAssets)) {
      await until(all => told(all).at(-1)?.id === expected.at(-1));
      const ids = told(messages).map(({ id }) => id);
      expect(ids).toEqual(expected.slice(-ids.length));
    }
    for (const { messages, until } of await Promise.all(lateOnIdentifiers)) {
      await until(all => entries(all).length >= listed.length);
      const [first, ...later] = messages;
      const newestFirst = [...entries(later).toReversed(), ...(first?.iterable ?? [])];
      expect(newestFirst.map(({ asset }) => asset?.id)).toEqual(listed);
    }
  }, 60_000); // 1,000 commits and their fsyncs: 4 s alone

  test('an entry arrives after a read shows it (rule 5)', async () => {
    const { messages, until } = await join<Assets>('/assets/stream');
    const statuses: Promise<number>[] = [];
    const read = async (id: string) => (await fetch(`${server.address}/assets/${id}`)).status;
    const created = create('read back');
    await until(all => told(all).length === 1);
    statuses.push(read(told(messages)[0]?.id ?? ''));
    const id = await created;
    expect(await statuses[0]).toBe(200);
    const removed = remove(id);
    await until(all => told(all).length === 2);
    expect(await read(id)).toBe(410);
    await removed;
  });
});

describe('the change feed of the window', () => {
  test('begins with the revision now, and goes on without a gap', async () => {
    const { messages, until } = await join<Output<'library.changes'>>('/magpie/changes');
    await until(all => all.length === 1);
    const start = server.service.changes.revision;
    expect(messages[0]).toEqual({ revision: start, assets: [] });
    const id = await create('followed');
    await create('ghost', { pseudo: true });
    await until(all => all.length === 3);
    expect(messages.map(({ revision }) => revision)).toEqual([start, start + 1, start + 2]);
    expect(messages[1]?.assets).toEqual([{ id, kind: 'created' }]);
    expect(messages[2]?.assets[0]?.pseudo).toBe(true);
  });
});

describe('connections', () => {
  test('a ping is answered with the same bytes (rule 6)', async () => {
    const { socket } = await join('/assets/stream');
    socket.ping('same bytes');
    expect(String((await once(socket, 'pong'))[0])).toBe('same bytes');
  });

  test('one that sends pings and reads no answer costs no memory: most stay unanswered, and the next one is', async () => {
    const { socket } = await join('/assets/stream');
    const pongs: string[] = [];
    socket.on('pong', data => pongs.push(String(data)));
    socket.pause();
    const sent = 200_000; // 25 MB, more than the system keeps for a connection
    const payload = 'x'.repeat(120);
    for (let i = 0; i < sent; i++) socket.ping(payload);
    await expect.poll(() => socket.bufferedAmount, { timeout: 10_000 }).toBe(0);
    socket.resume();
    socket.ping('the last');
    await expect.poll(() => pongs.at(-1), { timeout: 10_000 }).toBe('the last');
    expect(pongs.length).toBeLessThan(sent);
  });

  test('what a client sends is ignored; above 64 KiB it is closed with 1009', async () => {
    const { socket, until } = await join<Assets>('/assets/stream');
    socket.send('hello');
    socket.send(Buffer.alloc(60_000));
    await create('still here');
    await until(all => all.length === 1);
    socket.send(Buffer.alloc(70_000));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  test('a subscriber that does not read delays nobody, and is closed with 1013 (rule 7)', async () => {
    const slow = await join<Assets>('/assets/stream/transferables');
    const quick = await join<Identifiers>('/assets/stream/identifiers');
    slow.socket.pause();
    // Bytes that are no text cost no indexing; each asset carries them three times, four characters a byte: 6 MiB.
    const format = { file: { bytes: { raw: new Uint8Array(512 * 1024).fill(255) } } };
    let last: AssetId | undefined;
    for (let i = 0; i < 6; i++) last = await create('', { format });
    await quick.until(all => entries(all).some(({ asset }) => asset?.id === last));
    slow.socket.resume();
    expect((await once(slow.socket, 'close'))[0]).toBe(1013);
  });

  test('the health stream says ok at once (section 14)', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/.well-known/stream/health`);
    open.push(socket);
    expect(String((await once(socket, 'message'))[0])).toMatch(/^ok:/);
  });

  test.each([
    ['/user/stream', ''],
    ['/conversations/stream/identifiers', '{"iterable":[]}'],
  ])('%s says at once that there is nothing, and stays open (section 14)', async (path, text) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
    open.push(socket);
    expect(String((await once(socket, 'message'))[0])).toBe(text);
    expect(await (await fetch(`${server.address}${path}`)).text()).toBe(text);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('at shutdown all are closed with 1001 (rule 8)', async () => {
    const peers = [await join('/assets/stream'), await join('/assets/stream/identifiers')];
    const closed = Promise.all(peers.map(({ socket }) => once(socket, 'close')));
    await server.stop();
    expect((await closed).map(([code]) => code)).toEqual([1001, 1001]);
  });
});
