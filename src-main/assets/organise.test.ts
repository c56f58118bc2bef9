import { expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Scope, Sort } from '../../src-shared/model/library.ts';
import { createStreams } from '../streams/hub.ts';
import { openTestService, save } from '../testing/library.ts';

type Service = Awaited<ReturnType<typeof openTestService>>;

async function names({ handlers }: Service, scope: Scope, sort: Sort = 'newest', query = '', limit = 100): Promise<string[]> {
  const filter = { scope, query, languages: [], tags: [] };
  const all: string[] = [];
  for (let after: string | undefined; ; ) {
    const { rows, next } = await handlers['library.page']({
      page: { filter, sort, limit, ...(after !== undefined && { after }) },
    });
    all.push(...rows.map(row => row.name));
    if (next === undefined) return all;
    after = next;
  }
}

test('Recent begins with what was used or changed last', async () => {
  let now = 1_000;
  const service = await openTestService(undefined, () => now++);
  const ids: AssetId[] = [];
  for (const name of ['a', 'b', 'c']) ids.push((await save(service, name, { name })).id as AssetId);
  const [a, b] = ids as [AssetId, AssetId];
  await service.handlers['library.use']({ id: a });
  await service.handlers['library.mark']({ marks: { marks: [{ id: b, favourite: true }] } });
  expect(await names(service, 'recent')).toEqual(['b', 'a', 'c']);
  expect(await names(service, 'recent', 'name', '', 1)).toEqual(['b', 'a', 'c']);
  expect(await names(service, 'recent', 'newest', 'is:text', 1)).toEqual(['b', 'a', 'c']);
});

test('by language they come by the names of languages, page by page', async () => {
  const service = await openTestService();
  for (const ext of ['ts', 'py', 'mjs', 'css', 'js']) await save(service, 'x', { name: ext, ext });
  const sorted = ['css', 'js', 'mjs', 'py', 'ts'];
  for (const limit of [1, 2, 100]) {
    expect(await names(service, 'all', 'language', '', limit)).toEqual(sorted);
    expect(await names(service, 'all', 'language', 'is:code', limit)).toEqual(sorted);
  }
});

test('a suggestion that is kept is announced as new, one that goes back is gone, and dismissed ones lie in the trash', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const { id } = await save(service, 'found', { name: 'found', pseudo: true });
  const asset = id as AssetId;
  const told: unknown[] = [];
  const stop = createStreams(service)['assets.streamIdentifiers'](value => told.push(...value.iterable));
  expect(await names(service, 'suggested')).toEqual(['found']);
  expect(await names(service, 'suggested', 'newest', 'fou')).toEqual(['found']);

  const { marks } = await handlers['library.mark']({ marks: { marks: [{ id: asset, pseudo: false, discovered: false }] } });
  expect(marks).toEqual([{ id, pseudo: true }]);
  expect([await names(service, 'suggested'), await names(service, 'all', 'newest', 'fou')]).toEqual([[], ['found']]);
  await handlers['library.mark']({ marks: { marks } });
  expect(told).toEqual([{ asset: { id } }, { asset: { id }, deleted: true }]);
  expect([await names(service, 'suggested', 'newest', 'fou'), await names(service, 'all')]).toEqual([['found'], []]);

  await handlers['library.trash']({ snippets: { ids: [asset] } });
  expect([await names(service, 'trash'), await names(service, 'trash', 'newest', 'found')]).toEqual([['found'], ['found']]);
  stop();
});

test('emptying the trash leaves what was restored meanwhile', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const ids = [(await save(service, 'a', { name: 'a' })).id, (await save(service, 'b', { name: 'b' })).id] as AssetId[];
  await handlers['library.trash']({ snippets: { ids } });
  const listed = await handlers['library.ids']({ filter: { scope: 'trash', query: '', languages: [], tags: [] } });
  await handlers['library.restore']({ snippets: { ids: ids.slice(0, 1) } });
  expect(await handlers['library.purge']({ snippets: listed })).toEqual({ ids: ids.slice(1) });
  expect([await names(service, 'all'), await names(service, 'trash')]).toEqual([['a'], []]);
});
