import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { toGeneric } from '../../../src-shared/model/classification.ts';
import { fold, foldCase } from '../../../src-shared/model/fold.ts';
import type { AssetId, CollectionId, FormatId } from '../../../src-shared/model/ids.ts';
import { languageFamily } from '../../../src-shared/model/languages.ts';
import { LibraryFilter } from '../../../src-shared/model/library.ts';
import { dateOf } from '../../../src-shared/query/dates.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import type { Alternative, Condition } from '../../../src-shared/query/query.ts';
import type { NewAsset } from '../../storage/port.ts';
import { openDatabase } from '../../storage/sqlite/open.ts';
import { createSqliteStore } from '../../storage/sqlite/store.ts';
import { application, tempFolder } from '../../testing/library.ts';
import { createSearchIndex } from '../index.ts';
import { wordsOf } from '../words.ts';

/* What queries find, in a real store. */

interface Given {
  readonly name: string;
  readonly text: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly created: number;
  readonly favourite: boolean;
}

const blank: Given = { name: 'x', text: '', language: 'ts', tags: [], created: 0, favourite: false };

function openLibrary() {
  const { db, close } = openDatabase(tempFolder());
  onTestFinished(close);
  const store = createSqliteStore(db, handle => createSearchIndex(handle));
  const search = { ...blank };

  function commit<T>(write: (writes: typeof store.writes) => T): T {
    const result = db.transaction(() => {
      const value = write(store.writes);
      store.changes.seal(0);
      return value;
    })();
    store.search.commit(store.changes.revision());
    return result;
  }

  const tagsOf = (tags: readonly string[]) =>
    tags.map(text => ({ id: crypto.randomUUID(), text, category: 'UNKNOWN' as const, mechanism: 'MANUAL' as const }));

  return {
    store,
    commit,
    tagsOf,
    create(given: Partial<Given>): AssetId {
      const { name, text, language, tags, created, favourite } = { ...search, ...given };
      const format = {
        kind: 'fragment',
        role: 'ORIGINAL',
        classified: 'sent',
        label: '',
        application,
        created,
        updated: created,
      } as const;
      const id = crypto.randomUUID() as AssetId;
      const asset: NewAsset = {
        ...{ id, name, nameDerived: false, mechanism: 'MANUAL', pseudo: false, favourite, created, tags: tagsOf(tags) },
        formats: [
          {
            ...format,
            id: crypto.randomUUID() as FormatId,
            payload: text,
            size: text.length,
            specific: language,
            generic: toGeneric(language),
          },
        ],
        ...{ websites: [], annotations: [], anchors: [], hints: [] },
      };
      commit(writes => writes.create(asset));
      return id;
    },
    /** The names of what a query finds, in the order of the list. */
    names(query: string, filter: Partial<LibraryFilter> = {}): string[] {
      const page = store.reads.page({ filter: LibraryFilter.parse({ query, ...filter }), sort: 'newest', limit: 200 });
      expect(page.total).toBe(page.rows.length);
      return page.rows.map(row => row.name);
    },
    collection(name: string, query?: string): CollectionId {
      const id = crypto.randomUUID() as CollectionId;
      commit(writes => writes.createCollection({ id, name, ...(query !== undefined && { query }) }, 0));
      return id;
    },
    page: (query: string) => store.reads.page({ filter: LibraryFilter.parse({ query }), sort: 'newest', limit: 200 }),
  };
}

function smallLibrary() {
  const library = openLibrary();
  library.create({ name: 'sort a table', text: 'ORDER BY 1', language: 'sql', tags: ['db'], created: Date.UTC(2026, 0, 5) });
  library.create({ name: 'retry', text: 'await axios.get(url)', tags: ['net', 'to do'], created: Date.UTC(2026, 1, 5) });
  library.create({ name: 'retry with fetch', text: 'await  fetch(url); // Use Axios?', tags: ['net'], favourite: true });
  library.create({ name: 'fetch rows', text: 'db.fetchAll(sql)', language: 'py', tags: ['db', 'net'] });
  library.create({ name: 'find by name', text: 'find . -name "*.ts" -print', language: 'sh' });
  library.create({ name: 'either', text: 'WHERE a = 1 OR b = 2', language: 'sql' });
  return library;
}

test.each([
  ['retry lang:ts', ['retry', 'retry with fetch']],
  ['"await fetch"', ['retry with fetch']],
  ['"FETCH"', ['fetch rows', 'retry with fetch']],
  ['retry -fetch', ['retry']],
  ['retry -"fetch(url)"', ['retry']],
  ['tag:net -tag:db', ['retry with fetch', 'retry']],
  ['tag:"to do",db', ['fetch rows', 'retry', 'sort a table']],
  ['tag:NET tag:db', ['fetch rows']],
  ['is:fav', ['retry with fetch']],
  ['-is:code', []],
  ['lang:python OR is:fav', ['fetch rows', 'retry with fetch']],
  ['table OR rows', ['fetch rows', 'sort a table']],
  ['fetch rows OR retry', ['fetch rows', 'retry with fetch']],
  ['"order by" OR lang:py', ['fetch rows', 'sort a table']],
  ['after:2026-01-10T00:00Z lang:ts', ['retry']],
  ['before:1970-01-02 lang:ts', ['retry with fetch']],
  ['/fetch\\w+\\(/', ['fetch rows']],
  ['/^await\\s+\\w+\\.get/', ['retry']],
  ['/axios/', ['retry']],
  ['/axios/i', ['retry with fetch', 'retry']],
  ['net -/axios/i', ['fetch rows']],
  ['retry /fetch/', ['retry with fetch']],
  ['/^retry$/', ['retry']],
  ['find . -name', ['find by name']],
  ['a = 1 OR b = 2', ['either']],
  ['-lang:ts,py', ['either', 'find by name', 'sort a table']],
  ['has:tag -tag:net', ['sort a table']],
  ['lang:klingon lang:py ', ['fetch rows']],
  ['"nowhere to be found"', []],
  ['fetch "nowhere to be found"', []],
])('%s', (query, names) => {
  expect(smallLibrary().names(query)).toEqual(names);
});

test('a trashed snippet is found where the query names the trash, and in the trash', () => {
  const library = smallLibrary();
  const id = library.create({ name: 'old', text: 'retry' });
  library.commit(writes => writes.trash([id], 1));
  expect(library.names('retry').toSorted()).toEqual(['retry', 'retry with fetch']);
  expect(library.names('is:trashed')).toEqual(['old']);
  expect(library.names('retry is:trashed,fav').toSorted()).toEqual(['old', 'retry with fetch']);
  expect(library.names('retry', { scope: 'trash' })).toEqual(['old']);
});

test('a phrase is found best where it is the name, then where the name holds it', () => {
  const library = openLibrary();
  library.create({ name: 'use strict' });
  library.create({ name: 'how to use strict mode' });
  library.create({ name: 'tagged', tags: ['use strict'] });
  library.create({ name: 'in text', text: '"use strict";' });
  expect(library.names('"Use  strict"')).toEqual(['use strict', 'how to use strict mode', 'tagged', 'in text']);
});

test('what was found says where: phrases, matches and alternatives are marked', () => {
  const library = smallLibrary();
  const marked = (query: string) =>
    library.page(query).rows.map(({ match }) => match?.highlights?.map(([from, to]) => match.excerpt?.slice(from, to)));
  expect(marked('"await  fetch"')).toEqual([['await  fetch']]);
  expect(marked('/fetch\\w+/')).toEqual([['fetchAll']]);
  expect(marked('axios.get OR fetchAll')).toEqual(expect.arrayContaining([['fetchAll'], ['axios.get']]));
});

test('a collection is found by its name, a smart one by its query, and one that leads to itself finds nothing there', () => {
  const library = smallLibrary();
  const ids = library.store.reads.identifiers('without').ids;
  const chosen = library.collection('Chosen');
  library.commit(writes => writes.collect({ id: chosen, add: ids.slice(0, 2), remove: [] }));
  library.collection('Databases', 'tag:db OR "find ."');
  library.collection('Loop', 'tag:db in:loop');
  library.collection('Either', 'in:either OR tag:db');

  expect(library.names('in:chosen')).toEqual(['either', 'find by name']);
  expect(library.names('in:databases -in:chosen')).toEqual(['fetch rows', 'sort a table']);
  expect(library.names('in:CHOSEN,databases lang:sh')).toEqual(['find by name']);
  expect(library.page('tag:db in:loop')).toMatchObject({
    rows: [],
    problems: [{ code: 'collection_loop', operator: 'in', value: 'loop', from: 10, to: 14 }],
  });
  expect(library.names('in:either')).toEqual(['fetch rows', 'sort a table']);
});

/* Any library, any query: what is found is what reading every snippet finds. */

const words = ['alpha', 'beta', 'gamma', 'parseJson', 'größe', 'x=>{', 'two words', 'Alpha'];
const given = fc.record({
  name: fc.constantFrom(...words),
  text: fc.array(fc.constantFrom(...words, '\n'), { maxLength: 5 }).map(parts => parts.join(' ')),
  language: fc.constantFrom('ts', 'hljs-dts', 'py', 'png', 'txt'),
  tags: fc.subarray(['one', 'Two', 'three']),
  created: fc.constantFrom(Date.UTC(2025, 5, 1), Date.UTC(2026, 0, 1), Date.UTC(2026, 2, 1)),
  favourite: fc.boolean(),
});
const condition = fc.constantFrom(
  ...[
    '"alpha"',
    '"parsejson alpha"',
    '"x=>{"',
    '-"beta"',
    '-alpha',
    '-json',
    '-größe',
    'lang:ts',
    '-lang:py,txt',
    'tag:one',
    'tag:two,three',
  ],
  ...[
    'is:fav',
    '-is:fav',
    'is:code',
    'is:image,text',
    'has:tag',
    '-has:tag',
    'after:2026-01-01T00:00Z',
    'before:2026-01-01T00:00Z',
  ],
  ...['is:trashed', '"alpha" OR tag:one', 'lang:py OR -tag:two OR "gamma"', '/a\\w+a/', '-/Alpha|json/i', '/^two/ OR is:fav'],
);
const query = fc
  .array(condition, { minLength: 1, maxLength: 4 })
  .map(parts => parts.join(' '))
  .map(typed => (parseQuery(typed).text === '' ? typed : `after:1970 ${typed}`)); // by itself -word is a word

const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), given, at: fc.nat() }),
  fc.record({
    kind: fc.constantFrom('rename' as const, 'tag' as const, 'trash' as const, 'purge' as const),
    given,
    at: fc.nat(),
  }),
);

test('on any library and after any edits a query of exact parts finds what reading all of it finds', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.array(query, { minLength: 5, maxLength: 5 }),
      (steps, queries) => {
        const library = openLibrary();
        const model = new Map<AssetId, Given & { readonly isTrashed: boolean }>();
        const check = (typed: string) => {
          const found = library.store.search.find(LibraryFilter.parse({ query: typed }), 10);
          const live = [...model].filter(([, asset]) => holdsAll(typed, asset)).map(([id]) => id);
          const ids = library.store.reads.page({
            filter: LibraryFilter.parse({ query: typed }),
            sort: 'newest',
            limit: 200,
          }).rows;
          expect(ids.map(({ id }) => id).toSorted(), typed).toEqual(live.toSorted());
          expect([found.total, found.seqs.length, new Set(found.seqs).size]).toEqual([live.length, live.length, live.length]);
        };
        for (const [i, { kind, given: asset, at }] of steps.entries()) {
          const id = [...model.keys()][at % Math.max(1, model.size)];
          const before = id && model.get(id);
          if (kind === 'create' || !id || !before) model.set(library.create(asset), { ...asset, isTrashed: false });
          else if (kind === 'trash') {
            library.commit(writes => writes.trash([id], 1));
            model.set(id, { ...before, isTrashed: true });
          } else if (kind === 'purge') {
            library.commit(writes => writes.purge([id], 1));
            if (before.isTrashed) model.delete(id);
          } else if (!before.isTrashed) {
            const { name, tags } = kind === 'rename' ? { ...before, name: asset.name } : { ...before, tags: asset.tags };
            library.commit(writes =>
              writes.edit({ id, at: 1, name: { text: name, derived: false }, tags: library.tagsOf(tags) }),
            );
            model.set(id, { ...before, name, tags });
          }
          check(queries[i % queries.length] as string);
        }
        for (const typed of queries) check(typed);
      },
    ),
    { numRuns: 60, seed: 23 },
  );
});

function holdsAll(typed: string, asset: Given & { readonly isTrashed: boolean }): boolean {
  const { conditions } = parseQuery(typed);
  const wantsTrash = conditions
    .flatMap(one => (one.kind === 'any' ? one.conditions : one))
    .some(one => one.kind === 'is' && one.values.includes('trashed'));
  if (asset.isTrashed && !wantsTrash) return false;
  const isLiteral = conditions.some(
    one => one.kind === 'any' || one.kind === 'regex' || (one.kind === 'not' && one.condition.kind === 'word'),
  );
  const fields = [asset.name, ...asset.tags, asset.text];
  if (isLiteral && fields.some(field => fold(field).includes(fold(typed)))) return true;
  return conditions.every(one => holds(one, asset, fields));
}

function holds(one: Condition | Alternative, asset: Given & { readonly isTrashed: boolean }, fields: readonly string[]): boolean {
  switch (one.kind) {
    case 'any':
      return one.conditions.some(part => holds(part, asset, fields));
    case 'not':
      return !holds(one.condition, asset, fields);
    case 'phrase':
      return fields.some(field => fold(field).includes(fold(one.text)));
    case 'word':
      return fields.some(field => wordsOf(field).includes(foldCase(one.text)));
    case 'regex':
      return [asset.name, asset.tags.join('\n'), asset.text].some(field =>
        new RegExp(one.source, one.ignoreCase ? 'im' : 'm').test(field),
      );
    case 'lang':
      return one.values.some(name => languageFamily(name)?.specifics.includes(asset.language));
    case 'tag':
      return one.values.some(tag => asset.tags.some(held => foldCase(held) === foldCase(tag)));
    case 'has':
      return asset.tags.length > 0;
    case 'in':
      return false;
    case 'is':
      return one.values.some(value =>
        value === 'favourite'
          ? asset.favourite
          : value === 'trashed'
            ? asset.isTrashed
            : toGeneric(asset.language).toLowerCase() === value,
      );
    case 'after':
      return asset.created >= dateOf(one.date, 0);
    default:
      return asset.created < dateOf(one.date, 0);
  }
}
