import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import type { Output } from '../../src-shared/contract/index.ts';
import { unwrap } from '../../src-shared/errors.ts';
import { startTestServer, type TestServer, testApplication, textSeed } from './test-server.ts';

/* The typed client against the real server, as the window in a browser uses it. */

let server: TestServer;
let bridge: Bridge;
beforeAll(async () => {
  server = await startTestServer();
  bridge = createHttpBridge({ baseUrl: server.address, fetch, WebSocket, platform: 'linux' });
});
afterAll(() => server.close());

test('path, query and body fields find their places', async () => {
  const { id } = unwrap(await bridge.call('assets.create', { seed: textSeed('from the client'), transferables: false }));
  const asset = unwrap(await bridge.call('assets.get', { asset: id as never }));
  expect(asset.original.reference?.fragment?.string?.raw).toBe('from the client');
  expect(unwrap(await bridge.call('assets.search', { query: 'from the client & more?', transferables: false })).exact).toBe(0);
  expect(unwrap(await bridge.call('assets.related', { assets: { iterable: [{ id }] } })).iterable).toEqual([]);
  expect(unwrap(await bridge.call('assets.delete', { asset: id as never }))).toBe(id);
});

test('an error comes back with its code and its words', async () => {
  const asset = '6a9e37e1-e49c-4985-ab56-480f67f05a64' as never;
  expect(await bridge.call('assets.get', { asset })).toEqual({
    ok: false,
    error: { code: 'not_found', message: 'There is no asset with this id' },
  });
  expect(await bridge.call('assets.search', {})).toMatchObject({ ok: false, error: { code: 'query_required' } });
});

test('bytes go out and come back as bytes', async () => {
  const raw = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0, 255);
  const seed = { asset: { application: testApplication, format: { file: { bytes: { raw } } } } };
  const asset = unwrap(await bridge.call('assets.create', { seed }));
  expect(asset.original.reference?.file?.bytes?.raw).toBeInstanceOf(Uint8Array);
  expect([...(asset.original.reference?.file?.bytes?.raw ?? [])]).toEqual([...raw]);
  expect(asset.original.reference?.bytes.value).toBe(raw.length);

  const content = await fetch(`${server.address}/magpie/content/${asset.original.id}`);
  expect(content.headers.get('content-type')).toBe('image/png');
  expect(content.headers.get('content-security-policy')).toContain('sandbox');
  expect(new Uint8Array(await content.arrayBuffer())).toEqual(raw);
});

test('text that could run as a page is a download', async () => {
  const seed = textSeed('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const asset = unwrap(await bridge.call('assets.create', { seed }));
  const { headers } = await fetch(`${server.address}/magpie/content/${asset.original.id}`);
  expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual(['application/octet-stream', 'attachment']);
});

test('what only a desktop has is unavailable', async () => {
  expect(await bridge.call('shell.saveClipboard', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('a server that is not there is unavailable', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const address = free.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await new Promise(resolve => free.close(resolve));
  const nobody = createHttpBridge({ baseUrl: `http://127.0.0.1:${port}`, fetch, WebSocket, platform: 'linux' });
  expect(await nobody.call('system.info', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('a stream gives values until it is left, and says when it is lost', async () => {
  type Change = Output<'library.changes'>;
  const changes: Change[] = [];
  let arrived = () => {};
  const first = new Promise<void>(resolve => {
    arrived = resolve;
  });
  const leave = bridge.subscribe('library.changes', change => {
    changes.push(change);
    arrived();
  });
  await first;
  leave();
  await bridge.call('assets.create', { seed: textSeed('after leaving') });
  expect(changes.map(({ assets }) => assets)).toEqual([[]]);

  const lost = new Promise<void>(resolve => {
    bridge.subscribe('assets.stream', () => {}, resolve);
  });
  await new Promise<void>(resolve => {
    bridge.subscribe('library.changes', () => resolve());
  });
  await server.stop();
  await lost;
});
