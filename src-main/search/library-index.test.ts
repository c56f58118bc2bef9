import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { IndexDifference } from '../../src-shared/model/library.ts';
import type { NewAsset } from '../storage/port.ts';
import { openDatabase } from '../storage/sqlite/open.ts';
import { createSqliteStore } from '../storage/sqlite/store.ts';
import { application, tempFolder } from '../testing/library.ts';
import { createSearchIndex } from './index.ts';
import type { Limits } from './library-index.ts';

/* The index equals one built anew, whatever was done to the library and to its files. */

const small: Limits = { rebuiltAtOnce: 1000, caughtUpAtOnce: 500, minStored: 1 };
const inBackground: Limits = { ...small, rebuiltAtOnce: 0 };

/** A library with its index in files, that can be opened again as after a crash. */
function openLibrary(limits = small) {
  const folder = tempFolder();
  const files = join(folder, 'index');
  const { db, close } = openDatabase(folder);
  onTestFinished(close);
  let store = createSqliteStore(db, handle => createSearchIndex(handle, files, limits));
  const ids: AssetId[] = [];

  function commit<T>(write: () => T): T {
    const result = db.transaction(() => {
      const value = write();
      store.changes.seal(Date.now());
      store.changes.commit();
      return value;
    })();
    store.search.commit(store.changes.revision());
    return result;
  }

  function asset(name: string, text: string): NewAsset {
    const id = crypto.randomUUID() as AssetId;
    ids.push(id);
    const format = {
      kind: 'fragment',
      role: 'ORIGINAL',
      generic: 'CODE',
      specific: 'ts',
      classified: 'sent',
      label: '',
      application,
    } as const;
    return {
      ...{ id, name, nameDerived: false, mechanism: 'MANUAL', pseudo: false, created: 0 },
      formats: [{ ...format, id: crypto.randomUUID() as FormatId, payload: text, size: text.length, created: 0, updated: 0 }],
      ...{ tags: [], websites: [], annotations: [], anchors: [], hints: [] },
    };
  }

  const library = {
    db,
    files,
    ids,
    create: (name: string, text: string) => commit(() => store.writes.create(asset(name, text))),
    rename: (id: AssetId, text: string) => commit(() => store.writes.edit({ id, at: 1, name: { text, derived: false } })),
    trash: (id: AssetId) => commit(() => store.writes.trash([id], 1)),
    use: (id: AssetId) => commit(() => store.writes.use(id, 1)),
    best: (query: string) => store.search.find({ ...filter, scope: 'all', query }, 10).best.map(hit => hit.seq),
    restore: (id: AssetId) => commit(() => store.writes.restore([id])),
    purge: (id: AssetId) => commit(() => store.writes.purge([id], 1)),
    /** A write whose transaction fails. */
    failing(name: string) {
      const work = db.transaction(() => {
        store.writes.create(asset(name, name));
        throw new Error('full');
      });
      expect(work).toThrow('full');
      ids.pop();
      store.changes.rollback();
      store.search.rollback();
    },
    close: () => store.search.close(),
    /** Opens the same files, with or without having closed. */
    reopen(now = limits) {
      store = createSqliteStore(db, handle => createSearchIndex(handle, files, now));
    },
    find: (query: string, scope: 'all' | 'trash' = 'all') => findIn(store.search, query, scope),
    search: (query: string) => store.search.search({ query, pseudo: false }),
    state: () => store.reads.indexState(),
    rebuild: () => store.reads.rebuildIndex(),
    differences() {
      const differences: IndexDifference[] = [];
      let next: number | undefined;
      do {
        const turn = store.reads.checkIndex(next);
        differences.push(...turn.differences);
        next = turn.next;
      } while (next !== undefined);
      return differences;
    },
    expectSameAsNew() {
      const fresh = createSearchIndex(db);
      for (const query of queries) {
        for (const scope of ['all', 'trash'] as const)
          expect(library.find(query, scope), `${query} in ${scope}`).toEqual(findIn(fresh, query, scope));
        expect(library.search(query), query).toEqual(fresh.search({ query, pseudo: false }));
      }
      expect(library.differences()).toEqual([]);
    },
  };
  return library;
}

const filter = { languages: [], tags: [] };

function findIn(search: ReturnType<typeof createSearchIndex>, query: string, scope: 'all' | 'trash'): number[] {
  return [...search.find({ ...filter, scope, query }, 100).seqs].sort((a, b) => a - b);
}

const vocabulary = ['alpha', 'betaGamma', 'parse_json', 'receive', 'x=>{', 'größe', '数据库', 'widget', 'zz'];
const queries = [
  ...['alpha', 'b', 'ga', 'gamma', 'json', 'recieve', '=>', 'grosse', '数据', 'idge', 'parsejson', 'z', 'nothing'],
  ...['alpha widget', 'widget al', 'json parse', 'beta gamma z', 'idget alpha', 'recieve widgte', 'x=>{ zz', 'größe 数据'],
];

const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 }).map(words => words.join(' '));
const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), text, at: fc.nat() }),
  fc.record({
    kind: fc.constantFrom('rename' as const, 'trash' as const, 'restore' as const, 'purge' as const, 'failing' as const),
    text,
    at: fc.nat(),
  }),
  fc.record({ kind: fc.constantFrom('query' as const, 'close' as const, 'crash' as const), text, at: fc.nat() }),
);

test('after any sequence of writes, closings and crashes the index finds what one built anew finds', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
      const library = openLibrary();
      for (const { kind, text: words, at } of steps) {
        const id = library.ids[at % Math.max(1, library.ids.length)];
        if (kind === 'create') library.create(words, `text of ${words}`);
        else if (kind === 'failing') library.failing(words);
        else if (kind === 'query') library.find('alpha');
        else if (kind === 'crash') library.reopen();
        else if (kind === 'close') {
          await library.close();
          library.reopen();
        } else if (id) tolerant(() => library[kind](id, words));
      }
      library.expectSameAsNew();
    }),
    { numRuns: 40, seed: 17 },
  );
});

/** Editing what lies in the trash is refused. */
function tolerant(write: () => void): void {
  try {
    write();
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/gone|not_found/) });
  }
}

test('a crash after a start that had more to catch up with than it reads at once loses nothing of the index', async () => {
  const limits = { rebuiltAtOnce: 0, caughtUpAtOnce: 2, minStored: 3 };
  const library = openLibrary(limits);
  for (const name of ['alpha one', 'alpha two']) library.create(name, name);
  await library.close(); // stores them, few as they are
  library.reopen({ ...limits, minStored: 1000 }); // what crashes stores nothing
  for (let i = 0; i < 8; i++) library.create(`alpha ${i}`, 'later');
  library.reopen(limits);
  const before = readFileSync(join(library.files, 'segments.json'), 'utf8');
  await vi.waitFor(() => expect(readFileSync(join(library.files, 'segments.json'), 'utf8')).not.toBe(before), {
    timeout: 12_000,
  });

  library.reopen();

  await vi.waitFor(() => expect(library.state()).toEqual({ state: 'ready' }));
  expect(library.differences()).toEqual([]);
});

test('after an import that was written to segments in several turns nothing is read again', async () => {
  const library = openLibrary({ ...inBackground, caughtUpAtOnce: 0 });
  for (let i = 0; i < 500; i++) library.create(`alpha ${i}`, 'content'); // the first turn of the background takes 200
  await new Promise(setImmediate);
  library.create('alpha last', 'content');
  await library.close();

  library.reopen();

  expect(library.state()).toEqual({ state: 'ready' });
  library.expectSameAsNew();
});

test('after a kill in the midst of writing its files the index is whole or made anew', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  for (const killedAfter of [0, 3, 7, 12, 20, 35]) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', writer(folder)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data'); // it writes from here on
    await new Promise(resolve => setTimeout(resolve, killedAfter));
    child.kill('SIGKILL');
    await ended;

    const { db, close } = openDatabase(folder);
    const store = createSqliteStore(db, handle => createSearchIndex(handle, join(folder, 'index'), small));
    const fresh = createSearchIndex(db);
    expect(store.reads.checkIndex().differences).toEqual([]);
    expect(findIn(store.search, 'alpha', 'all')).toEqual(findIn(fresh, 'alpha', 'all'));
    await store.search.close();
    close();
  }
});

/** A program that saves and stores the index, again and again. */
function writer(folder: string): string {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import { openDatabase } from ${url('../storage/sqlite/open.ts')};
    import { createSqliteStore } from ${url('../storage/sqlite/store.ts')};
    import { createSearchIndex } from ${url('./index.ts')};
    const { db } = openDatabase(${JSON.stringify(folder)});
    const make = handle => createSearchIndex(handle, ${JSON.stringify(join(folder, 'index'))}, ${JSON.stringify(small)});
    const application = ${JSON.stringify(application)};
    const nothing = { tags: [], websites: [], annotations: [], anchors: [], hints: [] };
    for (let i = 0; ; i++) {
      const store = createSqliteStore(db, make);
      db.transaction(() => {
        for (let j = 0; j < 5; j++) {
          const format = { id: crypto.randomUUID(), kind: 'fragment', role: 'ORIGINAL', generic: 'CODE', specific: 'ts', classified: 'sent', label: '' };
          const payload = 'alpha ' + 'beta'.repeat(j * 1000);
          store.writes.create({ id: crypto.randomUUID(), name: 'n' + i, nameDerived: false, mechanism: 'MANUAL', pseudo: false, created: 0, ...nothing,
            formats: [{ ...format, application, payload, size: payload.length, created: 0, updated: 0 }] });
        }
        store.changes.seal(i);
      })();
      store.search.commit(store.changes.revision());
      if (i === 0) process.stdout.write('.');
      await store.search.close();
    }`;
}

async function stored() {
  const library = openLibrary();
  for (let i = 0; i < 20; i++) library.create(`alpha ${i}`, `content ${vocabulary[i % vocabulary.length]}`);
  await library.close();
  const [segment = ''] = readdirSync(library.files).filter(name => name.endsWith('.segment'));
  return { library, segment: join(library.files, segment), list: join(library.files, 'segments.json') };
}

test('a commit after the files were written is found after a crash, and what was purged is not', async () => {
  const { library } = await stored();
  library.reopen();
  library.create('after the files', 'late');
  library.trash(library.ids[3] as AssetId);
  library.purge(library.ids[3] as AssetId);
  library.reopen();

  expect(library.find('late')).toHaveLength(1);
  expect(library.find('alpha')).toHaveLength(19);
  library.expectSameAsNew();
});

test.each<[string, (files: Awaited<ReturnType<typeof stored>>) => void]>([
  ['a segment is missing', ({ segment }) => rmSync(segment)],
  ['a segment is cut', ({ segment }) => truncateSync(segment, 100)],
  ['a segment is empty', ({ segment }) => truncateSync(segment, 0)],
  ['one byte of a segment differs', ({ segment }) => flip(segment)],
  ['the list is no JSON', ({ list }) => writeFileSync(list, '{')],
  ['the list is of another version', ({ list }) => replaceIn(list, '"version":1', '"version":0')],
  ['the list is of another library', ({ list }) => replaceIn(list, '"library":"', '"library":"other')],
  ['the library was put back from a backup', ({ library }) => library.db.exec('DELETE FROM changes WHERE revision > 10')],
  ['a write of the list was cut off', ({ list }) => writeFileSync(`${list}.tmp`, '{"vers')],
  ['a folder stands in the place of the files', ({ library }) => mkdirSync(join(library.files, '99.segment'))],
])('when %s, the index is made anew', async (_what, damage) => {
  const files = await stored();
  damage(files);
  files.library.reopen();

  files.library.expectSameAsNew();
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] as number) ^ 1;
  writeFileSync(path, bytes);
}

function replaceIn(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('while the index is built in the background the published search finds everything, and writes count at once', async () => {
  const library = openLibrary(inBackground);
  for (let i = 0; i < 300; i++) library.create(`alpha ${i}`, 'content');
  library.reopen();
  library.rename(library.ids[5] as AssetId, 'renamed betaGamma');
  library.trash(library.ids[7] as AssetId);

  expect(library.search('alpha')).toHaveLength(298);
  expect(library.search('alpha 299')).toHaveLength(1);
  expect(library.search('renamed')).toHaveLength(1);
  await finished(library);
  library.expectSameAsNew();
});

test.each<[string, string, (library: ReturnType<typeof openLibrary>, id: AssetId) => void]>([
  ['a name', 'text', ({ db }, id) => db.prepare("UPDATE assets SET name = 'other' WHERE id = ?").run(id)],
  ['the trash', 'flags', ({ db }, id) => db.prepare('UPDATE assets SET deleted = 1 WHERE id = ?').run(id)],
  ['a language', 'language', ({ db }, id) => db.prepare("UPDATE assets SET specific = 'py' WHERE id = ?").run(id)],
  ['an asset that went', 'extra', ({ db }, id) => db.prepare('DELETE FROM assets WHERE id = ?').run(id)],
  ['an asset that came', 'missing', ({ db }, id) => db.prepare('UPDATE assets SET seq = seq + 100 WHERE id = ?').run(id)],
])('a check tells what the index has not heard of, %s, and a rebuild mends it', async (_what, kind, change) => {
  const library = openLibrary();
  for (let i = 0; i < 20; i++) library.create(`alpha ${i}`, 'content');
  library.db.pragma('foreign_keys = OFF');
  const id = library.ids[10] as AssetId;
  change(library, id);
  if (kind === 'missing') library.db.exec('UPDATE formats SET asset = asset + 100 WHERE asset = 11');

  expect(library.differences()).toContainEqual(kind === 'extra' ? { kind } : { kind, snippet: id });
  library.rebuild();
  library.expectSameAsNew();
});

test('a rebuild goes on in the background and says how far it is; a crash in the midst of it leaves no old files', async () => {
  const library = openLibrary(inBackground);
  for (let i = 0; i < 300; i++) library.create(`alpha ${i}`, 'content');
  library.reopen();
  await finished(library);
  await library.close();
  library.reopen();
  expect(library.state()).toEqual({ state: 'ready' });

  library.rebuild();

  expect(library.state()).toEqual({ state: 'building', done: 0, total: 300 });
  expect(library.differences()).toEqual([]);
  expect(library.search('alpha')).toHaveLength(300);
  await Promise.resolve();
  await Promise.resolve();
  library.reopen();
  expect(library.state()).toMatchObject({ state: 'building' });
  await finished(library);
  library.expectSameAsNew();
});

async function finished({ state }: ReturnType<typeof openLibrary>): Promise<void> {
  await vi.waitUntil(() => state().state === 'ready', { timeout: 10_000 });
}

test('what was used ranks first after a restart as well, and after an edit', async () => {
  const library = openLibrary();
  for (let i = 0; i < 3; i++) library.create('alpha', 'content');
  const [first] = library.ids as [AssetId];
  library.use(first);
  library.use(first);
  expect(library.best('alpha')).toEqual([1, 3, 2]);

  library.rename(first, 'alpha');
  await library.close();
  library.reopen();

  expect(library.best('alpha')).toEqual([1, 3, 2]);
});
