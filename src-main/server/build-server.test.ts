import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from './build-server.ts';
import { testApplication as application, openTestService, rethrow, type TestService, textSeed } from './test-server.ts';

const port = 39300;
const known = '6a9e37e1-e49c-4985-ab56-480f67f05a64';
const seed = textSeed('print(1)');
const json = { 'content-type': 'application/json' };

let real: TestService;
let app: FastifyInstance;
beforeAll(async () => {
  real = await openTestService();
  app = buildServer({ service: real.service, guard: { port: () => port }, serverId: known, report: rethrow });
});
afterAll(async () => {
  await app.close();
  await real.close();
});

function ask(options: InjectOptions & { body?: string }) {
  const { headers, ...rest } = options;
  return app.inject({ ...rest, headers: { host: `localhost:${port}`, ...headers } });
}

function post(url: string, body: unknown, headers: Record<string, string> = json) {
  return ask({ method: 'POST', url, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

describe('lists', () => {
  test('an empty library gives empty lists', async () => {
    expect((await ask({ url: '/assets' })).json()).toEqual({ iterable: [], indices: {} });
    expect((await ask({ url: '/assets/identifiers' })).json()).toEqual({ iterable: [], indices: {} });
  });

  test('GET /assets and the identifiers hold iterable and indices, newest first (sections 3 and 5.10)', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await post('/assets/create', seed)).json<{ id: string }>().id);
    await post('/assets/create', textSeed('ghost', { pseudo: true }));
    const list = (await ask({ url: '/assets?transferables=FALSE' })).json<{ iterable: { id: string }[]; indices: object }>();
    expect(list.iterable.map(({ id }) => id)).toEqual(ids);
    expect(list.indices).toEqual(Object.fromEntries(ids.map((id, index) => [id, index])));
    expect((await ask({ url: '/assets/identifiers' })).json()).toEqual({
      iterable: ids.map(id => ({ id })),
      indices: list.indices,
    });
    expect((await ask({ url: '/assets/identifiers?pseudo=true' })).json<{ iterable: [] }>().iterable).toHaveLength(4);
  });

  test('a plain GET on a stream answers the snapshot in its model (section 6)', async () => {
    const ids = (await real.service.identifiers({ pseudo: false })).ids;
    expect((await ask({ url: '/assets/stream/identifiers' })).json()).toEqual({ iterable: ids.map(id => ({ asset: { id } })) });
    const without = (await ask({ url: '/assets/stream' })).body;
    const full = (await ask({ url: '/assets/stream/transferables' })).body;
    expect([JSON.parse(without).iterable.length, without.includes('"raw"'), full.includes('"raw"')]).toEqual([
      ids.length,
      false,
      true,
    ]);
  });
});

describe('errors (section 4)', () => {
  const rows: [number, string, InjectOptions & { body?: string }][] = [
    [404, 'an unknown path', { url: '/nothing' }],
    [404, 'a trailing slash', { url: '/assets/' }],
    [404, 'an id never issued', { url: `/assets/${known}` }],
    [400, 'an id that is no UUID', { url: '/assets/abc' }],
    [400, 'a very long id', { url: `/assets/${'a'.repeat(3000)}` }],
    [400, 'a broken escape', { url: '/assets/%zz' }],
    [405, 'another method on a path', { method: 'PUT', url: '/assets' }],
    [405, 'GET on a literal path that would also match an id', { url: '/assets/create' }],
    [405, 'another method on a path with escapes', { method: 'PUT', url: '/%61ssets' }],
    [405, 'a method that few know', { method: 'PROPFIND' as 'GET', url: '/assets/create' }],
    [405, 'OPTIONS without an origin', { method: 'OPTIONS', url: '/assets' }],
    [400, 'a bad boolean', { url: '/assets?transferables=yes' }],
    [400, 'an empty boolean', { url: '/assets?pseudo=' }],
    [400, 'a boolean given twice', { url: '/assets?pseudo=true&pseudo=false' }],
    [400, 'create without a body', { method: 'POST', url: '/assets/create' }],
    [400, 'create without a body but with a type', { method: 'POST', url: '/assets/create', headers: json }],
    [415, 'a body without a type', { method: 'POST', url: '/assets/create', body: '{}', headers: { 'content-type': '' } }],
    [415, 'text/plain', { method: 'POST', url: '/assets/create', body: '{}', headers: { 'content-type': 'text/plain' } }],
    [415, 'a type that is none', { method: 'POST', url: '/assets/create', body: '{}', headers: { 'content-type': 'json;;' } }],
    [
      400,
      'a wrong query before a wrong type',
      { method: 'POST', url: '/assets/create?transferables=1', body: '{}', headers: { 'content-type': 'text/plain' } },
    ],
    [
      415,
      'a wrong type before a large size',
      {
        method: 'POST',
        url: '/assets/create',
        body: '{}',
        headers: { 'content-type': 'text/plain', 'content-length': '99999999' },
      },
    ],
    [
      413,
      'a declared size above the limit',
      { method: 'POST', url: '/assets/create', body: '{}', headers: { ...json, 'content-length': '67108865' } },
    ],
    [400, 'broken JSON', { method: 'POST', url: '/assets/create', body: '{', headers: json }],
    [400, 'a body that is no object', { method: 'POST', url: '/assets/create', body: '[]', headers: json }],
    [400, 'a body of null', { method: 'POST', url: '/assets/create', body: 'null', headers: json }],
    [
      400,
      'deep nesting',
      { method: 'POST', url: '/assets/create', body: `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, headers: json },
    ],
    [400, 'a missing field', { method: 'POST', url: '/assets/create', body: '{}', headers: json }],
    [500, 'a search for nothing', { url: '/assets/search' }],
    [403, 'a foreign host', { url: '/nothing', headers: { host: 'evil.example' } }],
  ];
  test.each(rows)('%i for %s', async (status, _what, options) => {
    const answer = await ask(options);
    expect([answer.statusCode, answer.headers['content-type'], answer.body.split('\n').length]).toEqual([
      status,
      'text/plain; charset=utf-8',
      1,
    ]);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('405 names the methods that are allowed', async () => {
    const answer = await ask({ method: 'DELETE', url: '/assets/search' });
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });

  test('the code stands in a header for the typed client', async () => {
    expect((await ask({ url: '/assets/abc' })).headers['x-magpie-error']).toBe('malformed');
  });
});

describe('422 and 400 of a seed (section 4)', () => {
  const fragment = (value: unknown) => ({ asset: { application, format: { fragment: value } } });
  const rows: [number, string, unknown][] = [
    [422, 'an unknown enum value', { ...seed, asset: { ...seed.asset, application: { ...application, name: 'NOPE' } } }],
    [400, 'an enum value of another type', { ...seed, asset: { ...seed.asset, application: { ...application, name: 5 } } }],
    [400, 'a missing enum value', { ...seed, asset: { ...seed.asset, application: { ...application, name: undefined } } }],
    [
      400,
      'both kinds of fault',
      { asset: { application: { ...application, name: 'NOPE' }, format: { fragment: { string: 5 } } } },
    ],
    [422, 'another type of seed', { ...seed, type: 'SEEDED_FORMAT' }],
    [422, 'neither file nor fragment', { asset: { application, format: {} } }],
    [422, 'both string and bytes', fragment({ string: { raw: '' }, bytes: { raw: [] } })],
    [422, 'neither string nor bytes', fragment({})],
    [422, 'no raw', fragment({ string: { base64: 'eA==' } })],
    [422, 'a byte of 256', fragment({ bytes: { raw: [256] } })],
    [422, 'a byte of 1.5', fragment({ bytes: { raw: [1.5] } })],
    [400, 'a byte of text', fragment({ bytes: { raw: ['1'] } })],
    [400, 'text that is a number', fragment({ string: { raw: 1 } })],
    [200, 'a good seed', seed],
    [200, 'nulls for absent values', { type: null, asset: { ...seed.asset, enrichment: { tags: null }, metadata: null } }],
    [200, 'fields that nobody knows', { ...seed, unknown: { a: 1 } }],
    [200, 'a lone surrogate', JSON.stringify(seed).replace('print(1)', '\\ud800')],
  ];
  test.each(rows)('%i for %s', async (status, _what, body) => {
    expect((await post('/assets/create', body)).statusCode).toBe(status);
  });

  test('the message names the field', async () => {
    const answer = await post('/assets/create', { asset: { application, format: { fragment: { string: { raw: 1 } } } } });
    expect(answer.body).toBe('asset.format.fragment.string.raw is not of type string');
  });
});

describe('bodies (section 1)', () => {
  test.each([
    'application/json; charset=utf-8',
    'application/vnd.api+json',
    'APPLICATION/JSON;charset=latin1',
    'application/json;;',
  ])('%s is JSON', async type => {
    expect((await post('/assets/create', seed, { 'content-type': type })).statusCode).toBe(200);
  });

  test('text that is not UTF-8 is 400', async () => {
    const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(
      (await app.inject({ method: 'POST', url: '/assets/create', headers: { host: 'localhost', ...json }, body })).statusCode,
    ).toBe(400);
  });

  test('a GET with a body is read, and so is its POST twin (section 5.5)', async () => {
    for (const method of ['GET', 'POST'] as const) {
      expect((await ask({ method, url: '/assets/related', headers: json, body: '{"iterable":[]}' })).statusCode).toBe(200);
      expect((await ask({ method, url: '/assets/related', headers: json, body: '{}' })).statusCode).toBe(400);
      expect((await ask({ method, url: '/assets/related' })).statusCode).toBe(200);
    }
  });

  test('the body of a delete is ignored (section 5.2)', async () => {
    const { id } = (await post('/assets/create', seed)).json<{ id: string }>();
    const answer = await ask({
      method: 'POST',
      url: `/assets/${id.toUpperCase()}/delete`,
      headers: { 'content-type': 'text/plain' },
      body: 'x',
    });
    expect([answer.statusCode, answer.body, answer.headers['content-type']]).toEqual([200, id, 'text/plain; charset=utf-8']);
    expect((await ask({ method: 'POST', url: `/assets/${id}/delete` })).statusCode).toBe(410);
  });
});

describe('HEAD (section 1)', () => {
  test.each(['/assets', '/assets/identifiers', '/assets/pseudo', '/.well-known/health'])(
    'HEAD %s is answered without a body',
    async url => {
      const answer = await ask({ method: 'HEAD', url });
      expect([answer.statusCode, answer.body]).toEqual([200, '']);
    },
  );

  test('fails where the GET would, and names no length that it does not know', async () => {
    expect((await ask({ method: 'HEAD', url: '/assets/search' })).statusCode).toBe(500);
    expect((await ask({ method: 'HEAD', url: `/assets/${known}` })).statusCode).toBe(404);
    expect((await ask({ method: 'HEAD', url: '/assets' })).headers).not.toHaveProperty('content-length');
  });
});

describe('discovery (section 14)', () => {
  test('health begins with ok, the version is 12', async () => {
    expect((await ask({ url: '/.well-known/health' })).body).toBe(`ok:${known}`);
    expect((await ask({ url: '/.well-known/version' })).body).toMatch(/^12\.\d+\.\d+$/);
  });

  test('connect gives the same program the same application id', async () => {
    const connect = () => post('/connect', { application: { name: 'RAYCAST', version: '1', platform: 'MACOS' } });
    const [first, again] = [(await connect()).json(), (await connect()).json()];
    expect(first).toEqual(again);
    expect(first).toMatchObject({ os: known, application: { name: 'RAYCAST', onboarded: true, privacy: 'ANONYMOUS' } });
  });
});
