import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageFamily } from '../model/languages.ts';
import type { AssetFilter, SearchInput } from '../model/search.ts';
import { dateOf } from './dates.ts';
import { parseQuery } from './parse.ts';
import type { Alternative, Condition } from './query.ts';
import { fromSearchInput, toSearchInput } from './search-input.ts';

const now = Date.UTC(2026, 3, 23, 12);

test('what the published body can say is said in it, and the rest is given back', () => {
  const { input, rest } = toSearchInput(
    parseQuery('retry loop lang:py,sql tag:net "use strict" after:2026-04-01T00:00Z is:fav -axios a OR b'),
    now,
  );
  const specifics = ['py', 'sql'].flatMap(name => languageFamily(name)?.specifics ?? []);
  expect(input).toEqual({
    query: 'retry loop',
    casing: false,
    filters: {
      iterable: [
        { operations: { type: 'OR', iterable: specifics.map(classification => ({ classification })) } },
        { tags: ['net'] },
        { phrase: { value: 'use strict' } },
        { created: { from: { value: '2026-04-01T00:00:00.000Z' } } },
      ],
    },
  });
  expect(rest).toEqual({ text: '', conditions: parseQuery('is:fav x -axios a OR b').conditions });
});

const values = [
  'lang:ts,js',
  'lang:tsx',
  'lang:sql,makefile',
  'tag:a',
  'tag:b,"c d"',
  '"some phrase"',
  'after:7d',
  'before:2026-02',
];
const said = fc.constantFrom(...values);
const unsaid = fc.constantFrom('is:fav', 'has:tag', 'in:x', '-word', '-"phrase"', '/x+/', 'a OR b', 'x OR lang:ts');
const alternatives = fc.uniqueArray(said, { minLength: 2, maxLength: 3 }).map(list => list.join(' OR '));
const query = fc
  .tuple(fc.array(fc.oneof(said, alternatives, unsaid), { maxLength: 5 }), fc.constantFrom('', 'text', 'two words '))
  .map(([parts, text]) => parseQuery([...parts, text].join(' ')));

test('a query comes back from the body that was made of it, dates as times', () => {
  fc.assert(
    fc.property(query, ({ text, conditions }) => {
      const { input, rest } = toSearchInput({ text, conditions }, now);
      const back = fromSearchInput(input);
      const said = conditions.filter(condition => !rest.conditions.includes(condition));
      expect(back).toEqual({ query: { text: text.trim() === '' ? '' : text, conditions: said.map(inTime) }, rest: {} });
    }),
    { numRuns: 1000, seed: 8 },
  );
});

/** The same condition with its date as a time. */
function inTime<C extends Condition | Alternative>(condition: C): C {
  if (condition.kind === 'any') return { ...condition, conditions: condition.conditions.map(inTime) };
  return 'date' in condition ? { ...condition, date: new Date(dateOf(condition.date, now)).toISOString() } : condition;
}

const at = (value: string) => ({ value });
const leaf = fc.constantFrom<AssetFilter>(
  { classification: 'tsx' },
  { classification: 'ts' },
  { tags: ['a'] },
  { tags: ['a', 'b'] },
  { tags: [' a'] },
  { tags: [] },
  { websites: ['x'] },
  { persons: ['x'] },
  { phrase: { value: 'some text' } },
  { phrase: { value: 'in the name', title: true } },
  { created: { from: at('2026-01-01T00:00:00.000Z') } },
  { created: { from: at('2026-01-01T00:00:00.000Z'), to: at('2026-01-31T00:00:00.000Z') } },
  { updated: { from: at('2026-01-01T00:00:00.000Z') } },
  { classification: 'tsx', tags: ['a'], phrase: { value: 'x' } },
  {},
);
const filter = fc.oneof(
  leaf,
  fc.record({
    operations: fc.record({ type: fc.constantFrom('AND' as const, 'OR' as const), iterable: fc.array(leaf, { maxLength: 3 }) }),
  }),
);
const input: fc.Arbitrary<SearchInput> = fc.record(
  {
    query: fc.constantFrom('text', 'lang:ts'),
    casing: fc.boolean(),
    filters: fc.record({ type: fc.constantFrom('AND' as const, 'OR' as const), iterable: fc.array(filter, { maxLength: 3 }) }),
    space: fc.constant({ identifers: { iterable: [{ id: 'x' }] } }),
  },
  { requiredKeys: [] },
);

test('a body is what its query and the rest say together', () => {
  fc.assert(
    fc.property(input, body => {
      const { query: made, rest } = fromSearchInput(body);
      const back = toSearchInput(made, now);
      expect(back.rest.conditions).toEqual([]);
      expect(back.input.query ?? '').toBe(body.query ?? '');
      expect(rest.space).toEqual(body.space);
      for (const asset of assets)
        expect(holds(body, asset), JSON.stringify(asset)).toBe(holds(back.input, asset) && holds(rest, asset));
    }),
    { numRuns: 1000, seed: 15 },
  );
});

interface Asset {
  readonly classification: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly created: number;
}

const assets: Asset[] = ['tsx', 'ts', 'hljs-dts'].flatMap(classification =>
  [[], ['a'], ['A', 'b'], [' a']].flatMap(tags =>
    ['', 'SOME TEXT x', 'in the name'].flatMap(text =>
      ['2025-12-31T23:59:59.999Z', '2026-01-31T00:00:00.000Z'].map(time => ({
        classification,
        tags,
        text,
        created: Date.parse(time),
      })),
    ),
  ),
);

/** Filters by the letter of assets-api section 8.3, over what the test's assets have. */
function holds({ filters, casing = true }: SearchInput, asset: Asset): boolean {
  return !filters || join(filters.type, filters.iterable, filter => one(filter, casing, asset));
}

function one({ operations, ...own }: AssetFilter, casing: boolean, asset: Asset): boolean {
  const same = (a: string) => (casing ? a : a.toLowerCase());
  const { classification, tags = [], websites, persons, phrase, created, updated } = own;
  const isOwn =
    (classification === undefined || classification === asset.classification) &&
    tags.every(tag => asset.tags.some(held => same(held.trim()) === same(tag.trim()))) &&
    !websites &&
    !persons &&
    !updated &&
    (phrase?.value === undefined || same(asset.text).includes(same(phrase.value))) &&
    asset.created >= Date.parse(created?.from?.value ?? '1970-01-01') &&
    asset.created <= Date.parse(created?.to?.value ?? '2999-01-01');
  return isOwn && (!operations || join(operations.type, operations.iterable, filter => one(filter, casing, asset)));
}

function join<T>(type: string | undefined, list: readonly T[], test: (one: T) => boolean): boolean {
  return type === 'OR' && list.length > 0 ? list.some(test) : list.every(test);
}
