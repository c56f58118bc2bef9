import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import { contract, type Handlers, type Input, type Method, type Output } from '../../src-shared/contract/index.ts';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { type Reply, toWire, unwrap } from '../../src-shared/errors.ts';
import { toError } from '../../src-shared/issues.ts';
import type { AssetId, CollectionId } from '../../src-shared/model/ids.ts';
import type { Change } from '../../src-shared/model/library.ts';
import type { AssetsService } from '../assets/service.ts';
import { registerCalls } from '../ipc/register.ts';
import { createStreams } from '../streams/hub.ts';
import { openTestService, textSeed } from './library.ts';
import { serve } from './serve.ts';

/* The same cases in-process, over IPC and over HTTP: whichever way a caller comes, it meets the same Magpie. */

type Calls = Pick<Bridge, 'call'>;
type Way = (service: AssetsService) => Calls | Promise<Calls>;

const report = () => 'ref';

function inProcess(service: AssetsService): Calls {
  return {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
      try {
        const spec: OperationSpec = contract[method];
        const parsed = spec.input.safeParse(input, { reportInput: true });
        if (!parsed.success) throw toError(parsed.error.issues);
        const run = (service.handlers as Handlers<Method>)[method] as (input: unknown) => Promise<Output<M>>;
        return { ok: true, value: await run(parsed.data) };
      } catch (error) {
        return { ok: false, error: toWire(error, report) };
      }
    },
  };
}

/** The registration that Electron calls, with structured clone between as Electron has it. */
function overIpc(service: AssetsService): Calls {
  const channels = new Map<string, (event: object, input: unknown) => Promise<unknown>>();
  const ipcMain = {
    handle: (name: string, handler: (event: object, input: unknown) => Promise<unknown>) => void channels.set(name, handler),
  };
  registerCalls({ ipcMain: ipcMain as never, isTrusted: () => true, report }, service.handlers as Handlers<Method>);
  return {
    call: async (method, input) => structuredClone(await channels.get(method)?.({}, structuredClone(input))) as never,
  };
}

async function overHttp(service: AssetsService): Promise<Calls> {
  const baseUrl = await serve(service, { report });
  return createHttpBridge({ baseUrl, fetch, WebSocket: WebSocket as never, platform: 'linux' });
}

const ways: readonly [string, Way][] = [
  ['in-process', inProcess],
  ['over IPC', overIpc],
  ['over HTTP', overHttp],
];

describe.each(ways)('%s', (_name, way) => {
  async function setUp() {
    const service = await openTestService();
    const { call } = await way(service);
    const get = async <M extends Method>(method: M, input: Input<M>) => unwrap(await call(method, input));
    const save = (raw: string, options = {}) => get('assets.create', { seed: textSeed(raw, options), transferables: true });
    const page = async (filter: Input<'library.page'>['page']['filter'] = {}) =>
      (await get('library.page', { page: { filter } })).rows;
    return { service, call, get, save, page };
  }

  test('of two equal hits the one that is used comes first, and first of what is suggested', async () => {
    const { get, save, page } = await setUp();
    const { id: older } = await save('same text', { name: 'same' });
    const { id: newer } = await save('same text', { name: 'same' });
    expect(await page({ query: 'same' })).toMatchObject([{ id: newer }, { id: older }]);

    for (let i = 0; i < 3; i++) await get('library.use', { id: older as AssetId });

    expect(await page({ query: 'same' })).toMatchObject([{ id: newer }, { id: older }]); // the list in view does not jump
    expect(await page({ query: 'same te' })).toMatchObject([{ id: older }, { id: newer }]);
    expect((await get('library.snippet', { id: older as AssetId })).version).toBe(1);
    const { iterable } = await get('assets.snapshot', { suggested: true });
    expect(iterable.map(asset => asset.id)).toEqual([older, newer]);
  });

  test('the search index is told of, compared with the library and made anew', async () => {
    const { get, save, page } = await setUp();
    const { id } = await save('findable');

    expect(await get('library.checkIndex', {})).toEqual({ checked: 1, differing: 0, differences: [] });
    expect(await get('library.rebuildIndex', {})).toEqual({ state: 'ready' });
    expect(await get('library.index', {})).toEqual({ state: 'ready' });
    expect(await page({ query: 'findable' })).toMatchObject([{ id }]);
  });

  test('a saved text is listed, found, read, edited, deleted and restored', async () => {
    const { get, save, page } = await setUp();
    const { id } = await save('export const answer = 42\n', { name: 'The answer', ext: 'ts', tags: [{ text: 'numbers' }] });
    const asset = id as AssetId;

    const [row] = await page();
    expect(row).toMatchObject({
      id,
      name: 'The answer',
      language: 'ts',
      preview: ['export const answer = 42'],
      tags: ['numbers'],
      favourite: false,
    });
    expect(await page({ query: 'an' })).toMatchObject([{ id, match: { field: 'name', similar: false } }]);
    expect(await page({ query: 'nothing like it' })).toEqual([]);

    const snippet = await get('library.snippet', { id: asset });
    const fragment = snippet.fragments[0];
    expect(fragment).toMatchObject({ text: 'export const answer = 42\n', language: 'ts', size: 25 });
    const edited = await get('library.edit', {
      edit: {
        id: asset,
        base: snippet.version,
        name: 'Renamed',
        favourite: true,
        tags: ['a', ' A ', 'b'],
        fragment: { id: fragment?.id as never, text: 'changed', language: 'js' },
      },
    });
    expect(edited).toMatchObject({ name: 'Renamed', favourite: true, tags: ['a', 'b'], version: snippet.version + 1 });
    expect(edited.fragments[0]).toMatchObject({ text: 'changed', language: 'js' });

    await get('library.trash', { snippets: { ids: [asset] } });
    expect(await page()).toEqual([]);
    expect(await page({ scope: 'trash' })).toMatchObject([{ id, name: 'Renamed' }]);
    await get('library.restore', { snippets: { ids: [asset] } });
    expect(await page({ scope: 'favourites' })).toMatchObject([{ id, language: 'js' }]);
    expect(await get('library.facets', { filter: {} })).toEqual({
      all: 1,
      favourites: 1,
      suggested: 0,
      trash: 0,
      languages: [{ value: 'js', count: 1 }],
      tags: [
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ],
      collections: [],
    });
  });

  test('an edit based on an older version is a conflict and changes nothing', async () => {
    const { call, get, save } = await setUp();
    const id = (await save('one')).id as AssetId;
    const { version } = await get('library.snippet', { id });
    await get('library.edit', { edit: { id, base: version, name: 'first' } });

    expect(await call('library.edit', { edit: { id, base: version, name: 'second' } })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect((await get('library.snippet', { id })).name).toBe('first');
  });

  test('bytes come back as they were sent', async () => {
    const { get } = await setUp();
    const raw = Uint8Array.from({ length: 256 }, (_, i) => 255 - i);
    const seed = { ...textSeed(''), asset: { ...textSeed('').asset, format: { file: { bytes: { raw } } } } };
    const { id } = await get('assets.create', { seed });

    const asset = await get('assets.get', { asset: id as AssetId });
    expect(Array.from(asset.original.reference?.file?.bytes?.raw ?? [])).toEqual([...raw]);
    expect(asset.original.reference?.classification).toEqual({ generic: 'FILE', specific: 'bin' });
  });

  test('a query narrows, excludes, says what is wrong with it, and tells whether its answer is ranked', async () => {
    const { get, save } = await setUp();
    await save('const retry = axios(url)', { name: 'with axios', ext: 'ts', tags: [{ text: 'net' }] });
    await save('const retry = fetch(url)', { name: 'with fetch', ext: 'ts' });
    await save('def retry(url): ...', { name: 'in Python', ext: 'py' });
    const ask = async (query: string) => {
      const { rows, ...page } = await get('library.page', { page: { filter: { query } } });
      return { names: rows.map(row => row.name), ...page };
    };

    expect(await ask('retry lang:typescript -axios')).toEqual({ names: ['with fetch'], total: 1, ranked: true });
    expect(await ask('lang:py OR tag:net')).toEqual({ names: ['in Python', 'with axios'], total: 2, ranked: false });
    expect(await ask('/fetch\\(\\w+\\)$/')).toMatchObject({ names: ['with fetch'], total: 1, ranked: true });
    expect(await ask('is:odd lang:py ')).toEqual({
      names: ['in Python'],
      total: 1,
      ranked: false,
      problems: [{ code: 'unknown_value', operator: 'is', value: 'odd', from: 3, to: 6 }],
    });
    expect(await ask('/a(?!b)/ lang:py')).toMatchObject({ problems: [{ code: 'unsupported_regex', from: 0, to: 8 }] });
    expect(await ask('in:nowhere retry')).toEqual({
      names: [],
      total: 0,
      ranked: true,
      problems: [{ code: 'unknown_collection', operator: 'in', value: 'nowhere', from: 3, to: 10 }],
    });
  });

  test('a collection is made, filled, shown, nested, renamed, deleted and brought back', async () => {
    const { get, save, page, service } = await setUp();
    const saved: AssetId[] = [];
    for (const text of ['one', 'two', 'three']) saved.push((await save(text)).id as AssetId);
    const [one, two, three] = saved;
    const make = (name: string, parent?: CollectionId, query?: string) =>
      get('collections.create', {
        collection: { name, ...(parent !== undefined && { parent }), ...(query !== undefined && { query }) },
      });
    const list = async () => (await get('collections.list', {})).collections.map(({ path, count }) => `${path} ${count}`);

    const work = await make(' Work ');
    const sql = await make('SQL', work.id);
    expect(await make('Numbers', work.id, 'two OR three')).not.toHaveProperty('count');
    expect(work).toEqual({ id: work.id, name: 'Work', path: 'Work', count: 0, created: work.created, updated: work.updated });
    const collecting = { id: sql.id, add: [one, two, two] as AssetId[] };
    expect(await get('collections.collect', { collecting })).toEqual({ added: [one, two], removed: [] });
    expect(await get('collections.collect', { collecting })).toEqual({ added: [], removed: [] });
    await get('collections.collect', { collecting: { id: work.id, add: [two as AssetId, three as AssetId] } });
    expect(await list()).toEqual(['Work 3', 'Work/SQL 2', 'Work/Numbers 2']);
    expect((await page({ collection: work.id })).map(({ name }) => name)).toEqual(['three', 'two', 'one']);
    expect((await page({ query: 'in:sql' })).map(({ name }) => name)).toEqual(['two', 'one']);
    expect((await page({ query: 'in:work/numbers -in:sql' })).map(({ name }) => name)).toEqual(['three']);
    expect((await get('library.facets', { filter: { query: 'two' } })).collections.map(({ count }) => count)).toEqual([1, 1]);

    await get('library.trash', { snippets: { ids: [two as AssetId] } });
    expect(await list()).toEqual(['Work 2', 'Work/SQL 1', 'Work/Numbers 1']);
    await get('library.restore', { snippets: { ids: [two as AssetId] } });

    const renamed = await get('collections.edit', { edit: { id: sql.id, name: 'Databases', parent: 'top', position: 0 } });
    expect(renamed).toMatchObject({ path: 'Databases', count: 2 });
    expect(await list()).toEqual(['Databases 2', 'Work 2', 'Work/Numbers 2']);
    await get('collections.edit', { edit: { id: sql.id, parent: work.id } });
    expect(await list()).toEqual(['Work 3', 'Work/Numbers 2', 'Work/Databases 2']);

    const before = service.changes.revision;
    const deleted = await get('collections.delete', { collection: { id: work.id } });
    expect(await list()).toEqual(['Numbers 2', 'Databases 2']);
    expect(await page()).toHaveLength(3);
    expect(await get('collections.restore', { deleted })).toMatchObject({ id: work.id, path: 'Work', count: 3 });
    expect(await list()).toEqual(['Work 3', 'Work/Numbers 2', 'Work/Databases 2']);
    expect(service.changes.revision).toBe(before + 2);
  });

  test('what collections cannot be is refused with its code, and nothing changes', async () => {
    const { call, get, save, service } = await setUp();
    const { id } = await save('x');
    const make = async (collection: Input<'collections.create'>['collection']) => get('collections.create', { collection });
    const above = await make({ name: 'Above' });
    const below = await make({ name: 'Below', parent: above.id });
    const smart = await make({ name: 'Smart', query: 'x' });
    const nowhere = '00000000-0000-4000-8000-000000000000' as CollectionId;
    const { revision } = service.changes;
    const refusals = [
      [call('collections.create', { collection: { name: ' ' } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'x'.repeat(101) } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'a/b' } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'ABOVE' } }), 'name_taken'],
      [call('collections.create', { collection: { name: 'y', query: ' ' } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'y', query: 'is:odd x' } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'y', parent: smart.id } }), 'unprocessable'],
      [call('collections.create', { collection: { name: 'y', parent: nowhere } }), 'not_found'],
      [call('collections.edit', { edit: { id: above.id, parent: below.id } }), 'unprocessable'],
      [call('collections.edit', { edit: { id: above.id, query: 'x' } }), 'unprocessable'],
      [call('collections.edit', { edit: { id: smart.id, name: 'above' } }), 'name_taken'],
      [call('collections.edit', { edit: { id: nowhere, name: 'y' } }), 'not_found'],
      [call('collections.delete', { collection: { id: nowhere } }), 'not_found'],
      [call('collections.collect', { collecting: { id: smart.id, add: [id as AssetId] } }), 'unprocessable'],
      [call('collections.collect', { collecting: { id: nowhere } }), 'not_found'],
    ] as const;
    for (const [answer, code] of refusals) expect(await answer).toMatchObject({ ok: false, error: { code } });
    expect(service.changes.revision).toBe(revision);
  });

  test.each([
    ['an id that is none', 'assets.get', { asset: 'x' }, 'malformed'],
    ['an unknown id', 'assets.get', { asset: '00000000-0000-4000-8000-000000000000' }, 'not_found'],
    ['no seed', 'assets.create', {}, 'malformed'],
    ['a seed without data', 'assets.create', { seed: { asset: { ...textSeed('').asset, format: {} } } }, 'unprocessable'],
    [
      'an unknown platform',
      'assets.create',
      { seed: { asset: { ...textSeed('').asset, application: { ...textSeed('').asset.application, platform: 'AMIGA' } } } },
      'unprocessable',
    ],
    ['a cursor of no page', 'library.page', { page: { filter: {}, after: '{' } }, 'malformed'],
    ['a page too large', 'library.page', { page: { filter: {}, limit: 100_000 } }, 'unprocessable'],
    [
      'a name too long',
      'library.edit',
      { edit: { id: '00000000-0000-4000-8000-000000000000', name: 'x'.repeat(501) } },
      'unprocessable',
    ],
    ['a search for nothing', 'assets.search', {}, 'query_required'],
  ] as const)('%s is refused with its code, and nothing changes', async (_what, method, input, code) => {
    const { call, service } = await setUp();
    expect(await call(method, input as never)).toMatchObject({ ok: false, error: { code } });
    expect(service.changes.revision).toBe(0);
  });

  test('what was discarded is gone for good, with its content', async () => {
    const { call, get, save, page } = await setUp();
    const id = (await save('one of its kind')).id as AssetId;

    expect(await get('library.discard', { snippets: { ids: [id] } })).toEqual({ ids: [id] });

    expect(await call('library.snippet', { id })).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(await page({ scope: 'trash' })).toEqual([]);
    expect(await page({ query: 'kind' })).toEqual([]);
    expect(await get('library.restore', { snippets: { ids: [id] } })).toEqual({ ids: [] });
  });

  test('what a save is taken back of is gone for good, unless somebody edited it: that lies in the trash', async () => {
    const { call, get, save, page } = await setUp();
    const [fresh, edited] = [(await save('fresh')).id as AssetId, (await save('edited')).id as AssetId];
    await get('library.edit', { edit: { id: edited, name: 'mine now' } });

    const taken = await get('library.takeBack', { snippets: { ids: [fresh, edited] } });

    expect(taken).toEqual({ removed: [fresh], trashed: [edited] });
    expect(await call('library.snippet', { id: fresh })).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(await page({ scope: 'trash' })).toMatchObject([{ name: 'mine now' }]);
  });

  test('pages follow each other without gap or repetition, in each order', async () => {
    const { get, save } = await setUp();
    const names = ['b', 'A', 'c', 'a', 'C', 'B', 'd'];
    for (const name of names) await save('same text', { name });
    for (const sort of ['newest', 'updated', 'name'] as const) {
      for (const query of ['', 'same']) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page: Output<'library.page'> = await get('library.page', {
            page: { filter: { query }, sort, limit: 2, ...(after !== undefined && { after }) },
          });
          expect(page.total).toBe(names.length);
          seen.push(...page.rows.map(row => row.name));
          after = page.next;
        } while (after !== undefined);
        expect(seen.toSorted(), `${sort} ${query}`).toEqual(names.toSorted());
        if (query === '' && sort === 'newest') expect(seen).toEqual(names.toReversed());
        if (query === '' && sort === 'name')
          expect(seen.map(name => name.toLowerCase())).toEqual(['a', 'a', 'b', 'b', 'c', 'c', 'd']);
      }
    }
  });
});

test('a change made one way is told in every other way, in the same order', async () => {
  const service = await openTestService();
  const http = createHttpBridge({ baseUrl: await serve(service), fetch, WebSocket: WebSocket as never, platform: 'linux' });
  const overSocket: Change[] = [];
  const direct: Change[] = [];
  const stop = http.subscribe('library.changes', change => overSocket.push(change));
  createStreams(service)['library.changes'](
    change => void direct.push(change),
    () => {},
  );
  await expect.poll(() => overSocket.length).toBe(1);

  const { id } = unwrap(await http.call('assets.create', { seed: textSeed('x') }));
  await inProcess(service).call('library.trash', { snippets: { ids: [id as AssetId] } });
  await overIpc(service).call('library.restore', { snippets: { ids: [id as AssetId] } });
  unwrap(await http.call('collections.create', { collection: { name: 'Work' } }));

  await expect.poll(() => overSocket.length).toBe(5);
  expect(overSocket).toEqual(direct);
  expect(overSocket.at(-1)).toEqual({ revision: 4, assets: [], collections: true });
  expect(overSocket.flatMap(change => change.assets.map(asset => asset.kind))).toEqual(['created', 'deleted', 'restored']);
  stop();
});
