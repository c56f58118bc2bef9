import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, textSeed } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Writes bytes to the port as they are, and gives all that comes back until the server closes or one answer is whole. */
function raw(port: number, ...pieces: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', text => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    const write = async () => {
      for (const piece of pieces) await new Promise(done => socket.write(piece, done));
    };
    write().catch(reject);
  });
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // a server that makes room resets
  await once(socket, 'connect');
  return socket;
}

const status = (answer: string) => Number(answer.split(' ')[1]);
const head = (lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
const closing = ['Host: localhost', 'Connection: close'];
const handshake = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];
const jsonPost = ['POST /assets/create HTTP/1.1', ...closing, 'Content-Type: application/json'];

describe('addresses (section 1)', () => {
  test.each(['127.0.0.1', '[::1]', 'localhost'])('%s answers on one port', async host => {
    const response = await fetch(`http://${host}:${server.port}/.well-known/health`);
    expect([response.status, (await response.text()).slice(0, 3)]).toEqual([200, 'ok:']);
  });

  test('a taken port is said so, in one line', async () => {
    await expect(startTestServer({ port: server.port })).rejects.toThrow(`Port ${server.port} is taken by another program.`);
  });
});

describe('requests that are none (sections 1, 2.6 and 4)', () => {
  const chunked = 'Transfer-Encoding: chunked';
  const rows: [number, string, string][] = [
    [400, 'Content-Length and Transfer-Encoding', `${head([...jsonPost, 'Content-Length: 5', chunked])}0\r\n\r\n`],
    [400, 'the same the other way round', `${head([...jsonPost, chunked, 'Content-Length: 5'])}0\r\n\r\n`],
    [400, 'two lengths', `${head([...jsonPost, 'Content-Length: 2', 'Content-Length: 3'])}{}`],
    [400, 'a length that is no number', `${head([...jsonPost, 'Content-Length: x'])}{}`],
    [400, 'a negative length', `${head([...jsonPost, 'Content-Length: -1'])}{}`],
    [400, 'an encoding that hides chunked', `${head([...jsonPost, 'Transfer-Encoding: xchunked'])}0\r\n\r\n`],
    [400, 'a chunk without a size', `${head([...jsonPost, chunked])}zz\r\n{}\r\n`],
    [400, 'a blank before a colon', head(['GET /assets HTTP/1.1', 'Host : localhost', 'Connection: close'])],
    [400, 'no HTTP at all', 'hello\r\n\r\n'],
    [431, 'endless headers', head(['GET /assets HTTP/1.1', ...closing, `X: ${'a'.repeat(40_000)}`])],
    [403, 'no Host', head(['GET /assets HTTP/1.1', 'Connection: close'])],
    [403, 'two Hosts', head(['GET /assets HTTP/1.1', ...closing, 'Host: evil.example'])],
    [403, 'HTTP/1.0 without Host', head(['GET /assets HTTP/1.0'])],
    [
      405,
      'QUERY with a body that is no JSON',
      `${head(['QUERY /assets HTTP/1.1', ...closing, 'Content-Type: application/json', 'Content-Length: 1'])}x`,
    ],
    [405, 'QUERY without a type', head(['QUERY /assets HTTP/1.1', ...closing])],
    [405, 'TRACE', head(['TRACE /assets HTTP/1.1', ...closing])],
    [405, 'CONNECT', head(['CONNECT localhost:80 HTTP/1.1', ...closing])],
    [403, 'a whole URL with a foreign host, as to a proxy', head(['GET http://evil.example/assets HTTP/1.1', ...closing])],
  ];
  test.each(rows)('%i for %s', async (expected, _what, bytes) => {
    const answer = await raw(server.port, bytes);
    expect(status(answer)).toBe(expected);
    const lower = answer.toLowerCase();
    for (const header of [
      'x-content-type-options: nosniff',
      'cache-control: no-store',
      'cross-origin-resource-policy: same-origin',
    ]) {
      expect(lower).toContain(header);
    }
    expect(lower).toContain('content-type: text/plain; charset=utf-8');
  });

  test('a server goes on serving after all of them', async () => {
    expect((await fetch(`${server.address}/.well-known/health`)).status).toBe(200);
  });
});

describe('large bodies (section 1)', () => {
  const mebibyte = Buffer.alloc(1024 * 1024, 0x20);

  test('a declared size above 64 MiB is 413 before the body is read', async () => {
    const answer = await raw(server.port, head([...jsonPost, 'Content-Length: 67108865']));
    expect(status(answer)).toBe(413);
  });

  test('a client that sends it all the same gets the answer', async () => {
    const body = Buffer.alloc(65 * 1024 * 1024, 0x20);
    const response = await fetch(`${server.address}/assets/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(413);
  });

  test('a chunked body is cut off with 413 once it passes 64 MiB', async () => {
    const chunk = [`${mebibyte.length.toString(16)}\r\n`, mebibyte, '\r\n'];
    const answer = await raw(
      server.port,
      head([...jsonPost, 'Transfer-Encoding: chunked']),
      ...Array.from({ length: 65 }, () => chunk).flat(),
    );
    expect(status(answer)).toBe(413);
  });

  test('a chunked body that nests too deep as well is 413 all the same (section 4, order of checks)', async () => {
    const brackets = Buffer.alloc(mebibyte.length, 0x5b);
    const chunk = [`${brackets.length.toString(16)}\r\n`, brackets, '\r\n'];
    const answer = await raw(
      server.port,
      head([...jsonPost, 'Transfer-Encoding: chunked']),
      ...Array.from({ length: 65 }, () => chunk).flat(),
    );
    expect(status(answer)).toBe(413);
  });

  test('a body of millions of objects is 413 and never parsed', async () => {
    const body = `{"asset":[${'{},'.repeat(4_100_000)}1]}`;
    const response = await fetch(`${server.address}/assets/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([response.status, await response.text()]).toEqual([413, 'The body has more than 4000000 parts']);
  });

  test('a body in small chunks is read', async () => {
    const text = JSON.stringify(textSeed('chunked'));
    const chunks = [...text].map(letter => `1\r\n${letter}\r\n`).join('');
    expect(status(await raw(server.port, head([...jsonPost, 'Transfer-Encoding: chunked']), `${chunks}0\r\n\r\n`))).toBe(200);
  });

  test('a client that asks first, by Expect, is told to go on, or not to', async () => {
    const text = JSON.stringify(textSeed('expected'));
    const asked = await raw(server.port, head([...jsonPost, `Content-Length: ${text.length}`, 'Expect: 100-continue']), text);
    expect(asked).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK/);
    const refused = await raw(server.port, head([...jsonPost, 'Content-Length: 99999999', 'Expect: 100-continue']));
    expect(status(refused)).toBe(413);
    const ignored = await raw(server.port, head(['GET /assets/pseudo HTTP/1.1', ...closing, 'Expect: wonders']));
    expect(status(ignored)).toBe(200);
  });
});

describe('one client cannot harm another', () => {
  test('a client that leaves in the middle of its body changes nothing', async () => {
    const before = server.service.changes.revision;
    await new Promise<void>(resolve => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`${head([...jsonPost, 'Content-Length: 500'])}{"asset":`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(`${server.address}/.well-known/health`)).status).toBe(200);
    expect(server.service.changes.revision).toBe(before);
  });

  test('pipelined requests are answered one after the other, in their order', async () => {
    const paths = Array.from({ length: 500 }, (_, index) => (index % 2 === 0 ? '/.well-known/version' : '/nowhere'));
    const requests = paths.map(path => head([`GET ${path} HTTP/1.1`, 'Host: localhost']));
    const answers = await raw(server.port, requests.join('') + head(['GET /assets HTTP/1.1', ...closing]));
    const statuses = [...answers.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, code]) => Number(code));
    expect(statuses).toEqual([...paths.map(path => (path === '/nowhere' ? 404 : 200)), 200]);
  });

  test('a half-closed connection still gets its answer', async () => {
    const answer = await new Promise<string>(resolve => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.end(head(['GET /.well-known/version HTTP/1.1', 'Host: localhost'])),
      );
      socket.on('data', data => {
        text += data.toString();
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 200 .*12\.\d+\.\d+$/s);
  });
});

describe('limits of its own', () => {
  let small: TestServer | undefined;
  afterEach(() => small?.close());

  test('connections that wait for their client make room, the oldest first; streams leave room for requests', async () => {
    small = await startTestServer({ maxConnections: 4 });
    const { port } = small;
    const ask = head(['GET /assets/pseudo HTTP/1.1', ...closing]);
    const idle = await Promise.all(Array.from({ length: 40 }, () => connected(port)));
    expect(status(await raw(port, ask))).toBe(200);
    for (const socket of idle) socket.destroy();

    const stream = head(['GET /assets/stream HTTP/1.1', 'Host: localhost', ...handshake]);
    const streams = await Promise.all([1, 2, 3].map(() => connected(port)));
    for (const socket of streams) {
      socket.write(stream);
      await once(socket, 'data');
    }
    expect(await raw(port, stream)).toMatch(/^HTTP\/1.1 503 .*retry-after: 1\r\n/s);
    expect(status(await raw(port, ask))).toBe(200); // streams leave room for requests
    for (const socket of streams) socket.destroy();
    await expect
      .poll(async () => {
        const again = await connected(port);
        again.write(stream);
        const [answer] = await once(again, 'data');
        again.destroy();
        return status(String(answer));
      })
      .toBe(101);
  });

  test.each([
    ['the headers', 'POST /assets/create HTTP/1.1\r\nHost: localhost\r\n'],
    ['the body', `${head([...jsonPost, 'Content-Length: 100'])}{"asset":`],
    ['a chunk', `${head([...jsonPost, 'Transfer-Encoding: chunked'])}ff\r\n{"asset":`],
  ])('a client that never ends %s is told 408, and its connection closed', async (_what, beginning) => {
    small = await startTestServer({ timeouts: { headers: 20, request: 40, check: 10 } });
    const answer = await raw(small.port, beginning);
    expect(answer).toMatch(/^HTTP\/1.1 408 .*x-content-type-options: nosniff.*\r\n\r\n[^\r\n]+$/s);
    expect(small.service.changes.revision).toBe(0);
  });

  test('a connection that stands still in the middle of an answer is closed, and so is an idle one', async () => {
    small = await startTestServer({ maxConnections: 1, timeouts: { stall: 500, keepAlive: 50 } });
    const { port } = small;
    const format = { file: { bytes: { raw: new Uint8Array(2 * 1024 * 1024).fill(255) } } };
    await small.service.handlers['assets.create']({ seed: textSeed('', { format }) as never, transferables: false });
    const ask = head(['GET /assets HTTP/1.1', 'Host: localhost']);
    const answered = () => raw(port, ask.replace('/assets', '/assets/pseudo')).then(status);
    const stalled = await connected(port);
    stalled.write(ask); // its answer overflows all buffers
    await once(stalled, 'readable');

    expect(await answered()).toBe(503);
    await expect.poll(answered, { timeout: 10_000 }).toBe(200); // the only place has come free, and `raw` waits until the idle connection closes
    expect(await answered()).toBe(200);
    stalled.destroy();
  });

  test('an origin on the allow-list gets a preflight and its grants, another one neither (sections 2.2 and 2.4)', async () => {
    small = await startTestServer({ allowsOrigin: origin => origin === 'http://localhost:3000' });
    const preflight = (origin: string) =>
      fetch(`${small?.address}/assets/create`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const granted = await preflight('http://localhost:3000');
    expect([granted.status, granted.headers.get('access-control-allow-origin')]).toEqual([204, 'http://localhost:3000']);
    const refused = await preflight('http://localhost:3001');
    expect([refused.status, [...refused.headers.keys()].filter(name => name.startsWith('access-control'))]).toEqual([403, []]);
    const read = await fetch(`${small.address}/assets`, { headers: { origin: 'http://localhost:3000' } });
    expect([read.status, read.headers.get('access-control-allow-origin'), read.headers.get('vary')]).toEqual([
      200,
      'http://localhost:3000',
      'Origin',
    ]);
  });

  test('a page of such an origin gets past its preflight, which cannot carry the token, and is served with it alone', async () => {
    const origin = 'http://localhost:3000';
    small = await startTestServer({ allowsOrigin: asked => asked === origin, token: () => 'open sesame' });
    const ask = (method: string, headers: Record<string, string> = {}) =>
      fetch(`${small?.address}/assets`, { method, headers: { origin, ...headers } });

    const preflight = await ask('OPTIONS', { 'access-control-request-method': 'GET' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-magpie-token');
    expect((await ask('GET')).status).toBe(403);
    expect((await ask('GET', { 'x-magpie-token': 'open sesame' })).status).toBe(200);
    expect((await ask('OPTIONS', { origin: 'http://localhost:3001' })).status).toBe(403);
  });
});

describe('closing', () => {
  test('does not wait for connections that ask nothing, and serves none that begins to', async () => {
    const closing = await startTestServer();
    const [silent, begun] = await Promise.all([connected(closing.port), connected(closing.port)]);
    const answers: string[] = [];
    const cut = [silent, begun].map(socket => {
      socket.on('data', answer => void answers.push(`${answer}`));
      return new Promise(resolve => socket.once('close', resolve));
    });
    const asked = head(['GET /magpie/changes HTTP/1.1', 'Host: localhost', ...handshake]);
    await new Promise(written => begun.write(asked.slice(0, 30), written));
    const streamed = new WebSocket(`ws://127.0.0.1:${closing.port}/magpie/changes`); // it is answered once what came before was read
    await once(streamed, 'message');

    const closed = closing.close();
    silent.write(asked);
    begun.write(asked.slice(30));

    await closed;
    await Promise.all(cut);
    expect(answers).toEqual([]);
  });
});
