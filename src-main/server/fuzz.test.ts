import fc from 'fast-check';
import { expect, test } from 'vitest';
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
    { numRuns: 600, seed: 20261123 },
  );
}, 60_000);
