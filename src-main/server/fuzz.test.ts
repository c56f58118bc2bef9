import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operations, specs } from '../../src-shared/contract/index.ts';
import type { Route } from '../../src-shared/contract/operation.ts';
import { hostileInputOf } from '../testing/hostile-input.ts';
import { openTestService, save, textSeed } from '../testing/library.ts';
import { serve } from '../testing/serve.ts';

/* Whatever stands in a body, the answer is a success or a refusal in one short line: never a fault, never a crash (section 4). */

const keys = ['asset', 'format', 'fragment', 'string', 'raw', 'bytes', 'iterable', 'id', 'text', 'type', '__proto__', 'toJSON'];
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('\0', '\ud800', '<b>', '00000000-0000-4000-8000-000000000000', 1e308, -1, [], {}),
  fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
);

/** The value with one or two of its parts replaced or left out. */
function spoiled(value: unknown): fc.Arbitrary<string> {
  const places = placesOf(value);
  const change = fc.record({ place: fc.nat({ max: places.length - 1 }), by: fc.option(junk, { nil: undefined }) });
  return fc.array(change, { minLength: 1, maxLength: 2 }).map(changes => {
    const root = structuredClone({ value });
    for (const { place, by } of changes) {
      const path = places[place] ?? [];
      let parent: unknown = root;
      for (const key of path.slice(0, -1)) parent = (parent as Record<string, unknown> | undefined)?.[key];
      if (typeof parent === 'object' && parent !== null) Object.assign(parent, { [path.at(-1) ?? '']: structuredClone(by) });
    }
    return JSON.stringify(root.value) ?? '';
  });
}

function placesOf(value: unknown, at: readonly string[] = ['value']): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]))];
}

test('a spoiled body is answered or refused in one short line, on every endpoint that takes one', async () => {
  const service = await openTestService();
  const address = await serve(service, { report: () => 'a fault' });
  const { id, original } = await save(service, 'text', { tags: [{ text: 'a' }] });
  const seed = textSeed('x', {
    ext: 'py',
    tags: [{ text: 'a' }],
    websites: [{ url: 'u', name: 'n' }],
    annotations: [{ type: 'COMMENT', text: 'c' }],
    anchors: [{ type: 'FILE', fullpath: '/a' }],
    hints: [{ type: 'QGPT_HINT', text: 'h' }],
  });
  const times = { from: { value: '2020-01-01' }, to: { value: '2120-01-01T00:00:00Z' } };
  const phrase = { value: 'x', title: true, options: { annotation: 'COMMENT' } };
  const filter = { classification: 'py', tags: ['a'], websites: ['u'], persons: [''], phrase, created: times, updated: times };
  const assets = { iterable: [{ id }] };
  const bodies = {
    '/assets/create': seed,
    '/assets/draft': seed,
    '/assets/related': assets,
    '/assets/recommended': { assets, interactions: { iterable: [{ asset: id, interactions: { viewed: 'PT1M' } }] } },
    '/assets/search': {
      query: 'a text',
      casing: false,
      space: { identifers: assets },
      filters: { type: 'OR', iterable: [{ ...filter, operations: { iterable: [filter] } }] },
    },
    '/asset/update': { id, name: 'n', favorited: true },
    '/asset/reclassify': { ext: 'py', asset: { id } },
    '/format/update/value': { id: original.id, fragment: { string: { raw: 'x' } } },
    '/tags/exists': { value: 'a' },
    '/tags/create': { text: 'b', category: 'HANDLE', asset: id },
    '/connect': { application: { name: 'VIM', version: '1', platform: 'LINUX' } },
  };
  const request = fc.oneof(...Object.entries(bodies).map(([path, body]) => fc.tuple(fc.constant(path), spoiled(body))));

  await fc.assert(
    fc.asyncProperty(request, async ([path, body]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${address}${path}`, { method: 'POST', headers, body });
      const text = await response.text();
      expect([200, 400, 404, 422]).toContain(response.status);
      if (response.status === 200) expect(JSON.parse(text)).toBeTypeOf('object');
      else expect(text).toMatch(/^[^\r\n<>]{1,200}$/);
    }),
    { numRuns: 400, seed: 20261123 },
  );
}, 60_000);

/** The request that carries an input: its path fields, its query, its body. */
function requestOf(route: Route, input: unknown): readonly [url: string, init: RequestInit] {
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const rest = new Map(Object.entries(fields));
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(textOf(value)) || '%20';
  });
  const body = route.body && rest.get(route.body.field);
  rest.delete(route.body?.field ?? '');
  const query = new URLSearchParams(Object.fromEntries([...rest].map(([name, value]) => [name, textOf(value)])));
  const method = route.alsoPost || route.body ? 'POST' : route.verb;
  return [
    `${path}?${query}`,
    { method, ...(route.body && { headers: { 'content-type': 'application/json' }, body: jsonOf(body) }) },
  ];
}

function textOf(value: unknown): string {
  return (typeof value === 'object' ? (jsonOf(value) ?? '') : String(value)).toWellFormed();
}

/** What JSON has no notation for is left out; what it cannot write at all is a body that is no JSON. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '{';
  }
}

test('every operation that has a path answers hostile input with a value or a coded refusal', async () => {
  const service = await openTestService();
  const faults: unknown[] = [];
  const address = await serve(service, { report: error => `fault ${faults.push(error)}` });
  const { id, original } = await save(service, 'const a = 1;', { ext: 'ts', tags: [{ text: 'tag' }] });
  const known = [id, original.id, '00000000-0000-4000-8000-000000000000', 'a', 'ts', 'tag', 'lang:ts a', '/a+/'];
  for (const operation of operations) {
    const { http, kind } = specs[operation];
    if (!http || kind === 'stream' || operation === 'system.report') continue;
    await fc.assert(
      fc.asyncProperty(hostileInputOf(operation, known), async input => {
        const [path, init] = requestOf(http, input);
        const response = await fetch(address + path, init);
        const text = await response.text();
        expect(faults, `${operation} ${path} ${init.body}`).toEqual([]);
        if (!response.ok) expect(text, operation).toMatch(/^[^\r\n<>]{1,200}$/);
        if (response.status >= 500) expect(response.headers.get('x-magpie-error'), operation).toBe('query_required');
      }),
      { numRuns: 8, seed: 20261123, endOnFailure: true },
    );
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 240_000);
