import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import { contract, type Handlers, type Input, type Method, type Output } from '../../src-shared/contract/index.ts';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { type Reply, toWire, unwrap } from '../../src-shared/errors.ts';
import { toError } from '../../src-shared/issues.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
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
      trash: 0,
      languages: [{ value: 'js', count: 1 }],
      tags: [
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ],
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

  await expect.poll(() => overSocket.length).toBe(4);
  expect(overSocket).toEqual(direct);
  expect(overSocket.flatMap(change => change.assets.map(asset => asset.kind))).toEqual(['created', 'deleted', 'restored']);
  stop();
});
