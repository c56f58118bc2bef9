import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchInput } from '../../src-shared/model/search.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { application, openTestService, save } from '../testing/library.ts';

/* assets-api section 8, one test a rule. */

async function names(service: Awaited<ReturnType<typeof openTestService>>, query: string) {
  const { iterable } = await service.handlers['assets.search']({ query, transferables: false, pseudo: false });
  return iterable.map(hit => `${hit.asset.name} ${hit.exact ? 'exact' : 'similar'} ${hit.match}`);
}

test('8.1: the whole query as a substring of a field is exact, and the kind of field is named', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'alpha needle omega' });
  await save(service, 'y', { name: 'by tag', tags: [{ text: 'my-needle' }] });
  await save(service, 'z', { name: 'by note', annotations: [{ type: 'COMMENT', text: 'a needle here' }] });
  await save(service, 'hay needle hay', { name: 'by content' });
  await save(service, 'w', { name: 'by site', websites: [{ url: 'https://needle.example', name: 'n' }] });
  await save(service, 'v', { name: 'by hint', hints: [{ type: 'SUGGESTED_QUERY', text: 'needle?' }] });
  await save(service, 'needle', { name: 'needle in both' });

  const found = await names(service, '  NEEDLE ');

  expect(found).toEqual([
    'needle in both exact MULTIPLE',
    'alpha needle omega exact TITLE',
    'by tag exact TAGS',
    'by note exact ANNOTATION',
    'by hint exact HINT',
    'by site exact WEBSITES',
    'by content exact CONTENT',
  ]);
});

test('8.1: a name equal to the query comes first, before newer hits in names', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'Retry' });
  await save(service, 'x', { name: 'Retry with jitter' });

  expect(await names(service, 'retry')).toEqual(['Retry exact TITLE', 'Retry with jitter exact TITLE']);
});

test.each([
  ['one letter missing', 'debunce'],
  ['one letter extra', 'debbounce'],
  ['one letter wrong', 'debounse'],
  ['two neighbours swapped', 'deobunce'],
  ['the first letter wrong', 'kebounce'],
])('8.1: %s in a word of eight letters is found as similar', async (_what, query) => {
  const service = await openTestService();
  await save(service, 'x', { name: 'debounce input' });
  await save(service, 'y', { name: 'throttle' });

  expect(await names(service, query)).toEqual(['debounce input similar FUZZY']);
});

test('8.1: words of four letters allow no edit, nine and more allow two', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'sort' });
  await save(service, 'y', { name: 'serializer' });

  expect(await names(service, 'srot')).toEqual([]);
  expect(await names(service, 'serialisre')).toEqual(['serializer similar FUZZY']);
});

test('8.1: words in any order are similar, and every word must be met', async () => {
  const service = await openTestService();
  await save(service, 'const controller = new AbortController()', { name: 'cancel a fetch' });
  await save(service, 'nothing', { name: 'fetch only' });

  expect(await names(service, 'fetch cancel')).toEqual(['cancel a fetch similar FUZZY']);
  expect(await names(service, 'controller cancel')).toEqual(['cancel a fetch similar FUZZY']);
});

test('8.1: text is compared after NFKC, case folding and collapsing of blanks', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'ﬁle   STRASSE  Größe' });

  expect(await names(service, 'file straße größe')).toHaveLength(1);
  expect(await names(service, 'FILE Strasse GRÖSSE')).toHaveLength(1);
});

test('8.1: a query is taken literally, whatever operators it looks like', async () => {
  const service = await openTestService();
  await save(service, 'a "quoted" OR (b AND c) NEAR* ^x : 50% _under', { name: 'odd' });
  for (const query of ['"quoted" OR', '(b AND c)', 'NEAR*', '^x :', '50%', '%', '_u', '"', "'", 'b AND c', '*', '\0']) {
    const expected = query === "'" || query === '\0' ? 0 : 1;
    expect(await names(service, query), query).toHaveLength(expected);
  }
});

test('8.1: bytes that are UTF-8 text are searched, other bytes are not', async () => {
  const service = await openTestService();
  const bytes = (raw: number[]) =>
    service.handlers['assets.create']({
      seed: Seed.parse({ asset: { application, format: { file: { bytes: { raw }, metadata: { name: 'f' } } } } }),
      transferables: false,
    });
  await bytes([...new TextEncoder().encode('findable words')]);
  await bytes([0xff, 0xfe, ...new TextEncoder().encode('findable words')]);

  expect(await names(service, 'findable words')).toEqual(['f exact CONTENT']);
});

test('8.1: scores lie between 0 and 1 and never rise down the list; ties are newest first', async () => {
  const service = await openTestService();
  for (let i = 0; i < 5; i++) await save(service, 'same text here', { name: `n${i}` });
  await save(service, 'text same', { name: 'other order' });

  const { iterable, exact, suggested } = await service.handlers['assets.search']({
    query: 'same text',
    transferables: false,
    pseudo: false,
  });

  expect(iterable.map(hit => hit.asset.name)).toEqual(['n4', 'n3', 'n2', 'n1', 'n0', 'other order']);
  expect([exact, suggested]).toEqual([5, 1]);
  const scores = iterable.map(hit => hit.score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
  expect(Math.max(...scores)).toBeLessThanOrEqual(1);
});

test('8.1: what was deleted is not found, what was restored or edited is found as it is now', async () => {
  const service = await openTestService();
  const asset = await save(service, 'before the edit', { name: 'n' });
  const id = asset.id as never;
  await service.handlers['library.trash']({ snippets: { ids: [id] } });
  expect(await names(service, 'before')).toEqual([]);
  await service.handlers['library.restore']({ snippets: { ids: [id] } });
  await service.handlers['library.edit']({ edit: { id, fragment: { id: asset.original.id as never, text: 'after it' } } });

  expect(await names(service, 'before')).toEqual([]);
  expect(await names(service, 'after')).toEqual(['n exact CONTENT']);
});

test('8.2: tags alone find assets with any of them; exact with all, scored by their share', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'one', tags: [{ text: 'Async' }] });
  await save(service, 'x', { name: 'both', tags: [{ text: 'async' }, { text: 'http' }] });
  await save(service, 'x', { name: 'none' });

  const { iterable, exact, suggested } = await service.handlers['assets.search']({
    searchable_tags: ' ASYNC , http ,,',
    transferables: false,
    pseudo: false,
  });

  expect(iterable.map(({ asset, exact: all, score, match }) => [asset.name, all, score, match])).toEqual([
    ['both', true, 1, 'TAGS'],
    ['one', false, 0.5, 'TAGS'],
  ]);
  expect([exact, suggested]).toEqual([1, 1]);
});

test('8.2: query and tags together search among assets with any of the tags', async () => {
  const service = await openTestService();
  await save(service, 'needle', { name: 'tagged', tags: [{ text: 'a' }] });
  await save(service, 'needle', { name: 'untagged' });

  const { iterable } = await service.handlers['assets.search']({
    query: 'needle',
    searchable_tags: 'a,b',
    transferables: false,
    pseudo: false,
  });
  expect(iterable.map(hit => hit.asset.name)).toEqual(['tagged']);
});

test.each([{}, { query: '' }, { query: '  ', searchable_tags: ' , ' }])(
  '8.2: neither query nor tags (%j) is refused',
  async input => {
    const service = await openTestService();
    await expect(service.handlers['assets.search']({ ...input, transferables: true, pseudo: false })).rejects.toMatchObject({
      code: 'query_required',
    });
  },
);

test('3: pseudo assets are found only when asked for, and marked', async () => {
  const service = await openTestService();
  await save(service, 'needle', { name: 'ghost', pseudo: true });

  expect(await names(service, 'needle')).toEqual([]);
  const { iterable } = await service.handlers['assets.search']({ query: 'needle', transferables: false, pseudo: true });
  expect(iterable.map(hit => [hit.asset.name, hit.pseudo])).toEqual([['ghost', true]]);
});

test('8.1: every asset that a plain evaluation finds is found, and no asset that meets no word', async () => {
  const service = await openTestService();
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'parseHTTP', 'foo_bar', 'x1', 'ab', 'serialize', '=>', '{}');
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '));
  const library = fc.sample(fc.record({ name: text, content: text }), { numRuns: 40, seed: 7 });
  for (const { name, content } of library) await save(service, content, { name });

  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          word,
          word.map(w => w.slice(1)),
          word.map(w => `${w}q`),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      async words => {
        const query = words.join(' ').toLowerCase();
        const { iterable } = await service.handlers['assets.search']({ query, transferables: false, pseudo: false });
        const fields = ({ name, content }: { name: string; content: string }) => [name.toLowerCase(), content.toLowerCase()];
        const exact = library.filter(asset => fields(asset).some(field => field.includes(query)));
        const every = library.filter(asset => words.every(w => fields(asset).some(field => field.includes(w.toLowerCase()))));
        expect(iterable.filter(hit => hit.exact)).toHaveLength(exact.length);
        expect(iterable.length).toBeGreaterThanOrEqual(every.length);
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});

type Filters = NonNullable<SearchInput['filters']>;

const filterArbitrary = fc.letrec<{
  filters: Filters;
  filter: Filters['iterable'][number];
}>(tie => ({
  filter: fc.record(
    {
      classification: fc.constantFrom('ts', 'py', 'sql'),
      tags: fc.array(fc.constantFrom('a', 'B', 'c', ' '), { maxLength: 2 }),
      phrase: fc.record(
        { value: fc.constantFrom('one', 'Two', 'thr'), title: fc.boolean(), content: fc.boolean(), annotation: fc.boolean() },
        { requiredKeys: [] },
      ),
      operations: fc.oneof({ maxDepth: 2 }, fc.constant<Filters>({ iterable: [] }), tie('filters')),
    },
    { requiredKeys: [] },
  ),
  filters: fc.record(
    { iterable: fc.array(tie('filter'), { maxLength: 3 }), type: fc.constantFrom('AND' as const, 'OR' as const) },
    { requiredKeys: ['iterable'] },
  ),
}));

interface Plain {
  readonly name: string;
  readonly content: string;
  readonly note: string;
  readonly tag: string;
  readonly ext: string;
}

/** Section 8.3 as plainly as it can be said: undefined puts no constraint. */
function evaluate(filters: Filters | undefined, asset: Plain, casing: boolean): boolean | undefined {
  return (
    filters &&
    joined(
      filters.iterable.map(filter => one(filter)),
      filters.type,
    )
  );

  function joined(parts: readonly (boolean | undefined)[], type: Filters['type']): boolean | undefined {
    const known = parts.filter(part => part !== undefined);
    if (known.length === 0) return undefined;
    return type === 'OR' ? known.some(Boolean) : known.every(Boolean);
  }

  function one(filter: Filters['iterable'][number]): boolean | undefined {
    const same = (text: string) => (casing ? text : text.toLowerCase());
    const own: (boolean | undefined)[] = [filter.classification === undefined ? undefined : filter.classification === asset.ext];
    for (const tag of filter.tags ?? []) if (tag.trim() !== '') own.push(same(tag) === same(asset.tag));
    const { value, title, content, annotation } = filter.phrase ?? {};
    if (value !== undefined) {
      const none = !title && !content && !annotation;
      const places = [
        ...(title || none ? [asset.name] : []),
        ...(content || none ? [asset.content] : []),
        ...(annotation || none ? [asset.note] : []),
      ];
      own.push(places.some(place => same(place).includes(same(value))));
    }
    return joined([joined(own, 'AND'), evaluate(filter.operations, asset, casing)], filter.operations?.type);
  }
}

test('8.3: nested filters find what a plain evaluator finds, newest first', async () => {
  const service = await openTestService();
  const words = fc.constantFrom('one', 'two', 'Two', 'three', 'ONE two');
  const library = fc.sample(
    fc.record({
      name: words,
      content: words,
      note: words,
      tag: fc.constantFrom('a', 'B', 'c'),
      ext: fc.constantFrom('ts', 'py', 'sql'),
    }),
    { numRuns: 60, seed: 3 },
  );
  const ids: string[] = [];
  for (const { name, content, note, tag, ext } of library) {
    const asset = await save(service, content, {
      name,
      ext,
      tags: [{ text: tag }],
      annotations: [{ type: 'COMMENT', text: note }],
    });
    ids.unshift(asset.id);
  }

  await fc.assert(
    fc.asyncProperty(filterArbitrary.filters, fc.boolean(), async (filters, casing) => {
      const { results } = await service.handlers['assets.searchWithFilters']({
        search: { filters, casing },
        transferables: false,
        pseudo: false,
      });
      const expected = ids.filter((_, i) => evaluate(filters, library[library.length - 1 - i] as Plain, casing) ?? true);
      expect(results.iterable.map(hit => hit.identifier)).toEqual(expected);
      expect(results.iterable.every(hit => hit.exact && hit.score === 1)).toBe(true);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('8.3: websites, times, space and persons constrain as written', async () => {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const service = await openTestService(undefined, () => (clock += 1000));
  const first = await save(service, 'x', { name: 'first', websites: [{ url: 'https://Example.com/a', name: 'Docs' }] });
  const second = await save(service, 'x', { name: 'second' });
  const find = async (search: SearchInput) => {
    const { results } = await service.handlers['assets.searchWithFilters']({ search, transferables: false, pseudo: false });
    return results.iterable.map(hit => `${hit.asset.name} ${hit.match}`);
  };
  const by = (filter: Filters['iterable'][number]) => find({ filters: { iterable: [filter] } });

  expect(await by({ websites: ['example.COM'] })).toEqual(['first WEBSITES']);
  expect(await by({ websites: ['docs'] })).toEqual(['first WEBSITES']);
  expect(await by({ created: { from: second.created } })).toEqual(['second CONTENT']);
  expect(await by({ created: { to: first.created } })).toEqual(['first CONTENT']);
  expect(await by({ created: { from: second.created, to: first.created } })).toEqual([]);
  expect(await by({ persons: ['me'] })).toEqual([]);
  expect(await by({ persons: [' '] })).toEqual(['second CONTENT', 'first CONTENT']);
  expect(await find({ space: { identifers: { iterable: [{ id: first.id.toUpperCase() }, { id: 'unknown' }] } } })).toEqual([
    'first CONTENT',
  ]);
  expect(await find({ space: { identifers: { iterable: [] } } })).toEqual([]);
  expect(await find({})).toHaveLength(2);
  expect(await by({ tags: ['no'], phrase: { value: 'first' } })).toEqual([]);
  expect(await by({ phrase: { value: 'FIRST' } })).toEqual([]);
  expect(await find({ casing: false, filters: { iterable: [{ phrase: { value: 'FIRST', title: true } }] } })).toEqual([
    'first TITLE',
  ]);
});

test('8.3: thousands of filters are answered, more are refused', async () => {
  const service = await openTestService();
  await save(service, 'x', { name: 'n' });
  const search = (count: number) =>
    service.handlers['assets.searchWithFilters']({
      search: { filters: { iterable: Array.from({ length: count }, (_, i) => ({ tags: [`t${i}`] })), type: 'OR' } },
      transferables: false,
      pseudo: false,
    });

  expect((await search(3000)).results.iterable).toEqual([]);
  await expect(search(5000)).rejects.toMatchObject({ code: 'unprocessable' });
});

test('8.3: the hundredth phrase finds what the first one does', async () => {
  const service = await openTestService();
  const hit = await save(service, 'some needle here');
  await save(service, 'hay');
  const phrase = (value: string) => ({ phrase: { value, content: true } });
  const hay = Array.from({ length: 99 }, (_, i) => phrase(`absent ${i}`));
  for (const iterable of [
    [phrase('needle'), ...hay],
    [...hay, phrase('needle')],
  ]) {
    const search = { filters: { iterable, type: 'OR' as const } };
    const { results } = await service.handlers['assets.searchWithFilters']({ search, transferables: false, pseudo: false });
    expect(results.iterable.map(({ identifier }) => identifier)).toEqual([hit.id]);
  }
});
