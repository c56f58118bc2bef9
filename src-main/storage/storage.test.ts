import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../src-shared/model/library.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { createChangeFeed } from '../assets/change-feed.ts';
import { toNewAsset } from '../assets/seed.ts';
import { openTestService, save, tempFolder, textSeed } from '../testing/library.ts';
import { openStorage } from './connect.ts';

test('revisions rise by one a write, across concurrent writers and after a restart', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const seen: Change[] = [];
  service.changes.subscribe(change => void seen.push(change));

  const assets = await Promise.all(Array.from({ length: 50 }, (_, i) => save(service, `text ${i}`)));
  await service.handlers['assets.delete']({ asset: assets[3]?.id as never });

  expect(seen.map(change => change.revision)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  expect(seen.at(-1)?.assets).toEqual([{ id: assets[3]?.id, kind: 'deleted' }]);
  await service.close();

  const again = await openStorage(folder);
  onTestFinished(() => again.close());
  expect(again.revision).toBe(51);
});

test('the creation order is the commit order and the reversed order of every list', async () => {
  const service = await openTestService();
  const seen: string[] = [];
  service.changes.subscribe(change => void seen.push(...change.assets.map(asset => asset.id)));

  await Promise.all(Array.from({ length: 30 }, (_, i) => save(service, `text ${i}`)));

  const { ids } = await service.identifiers({ pseudo: false });
  expect(ids).toEqual(seen.toReversed());
  const { iterable } = await service.handlers['assets.snapshot']({ transferables: false, suggested: false, pseudo: false });
  expect(iterable.map(asset => asset.id)).toEqual(ids);
});

test('a write that fails among concurrent ones harms none of the others and takes no revision', async () => {
  const service = await openTestService();
  const first = await save(service, 'one');
  const edit = (base: number) =>
    service.handlers['library.edit']({ edit: { id: first.id as never, base, name: `based on ${base}` } });

  const results = await Promise.allSettled([save(service, 'two'), edit(7), edit(1), save(service, 'three')]);

  expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(service.changes.revision).toBe(4);
  expect((await service.identifiers({ pseudo: false })).ids).toHaveLength(3);
});

test('a listener that fails harms neither the writer nor the other listeners', async () => {
  const folder = tempFolder();
  const storage = await openStorage(folder);
  onTestFinished(() => storage.close());
  const reported: unknown[] = [];
  const feed = createChangeFeed(storage, error => void reported.push(error));
  const seen: number[] = [];
  feed.subscribe(() => {
    throw new Error('listener');
  });
  feed.subscribe(change => void seen.push(change.revision));

  await storage.trash([], 0);
  expect(seen).toEqual([]); // nothing changed, nothing is said
  await storage.create(toNewAsset(Seed.parse(textSeed('x')), 1, () => crypto.randomUUID()));

  expect(seen).toEqual([1]);
  expect(reported).toEqual([new Error('listener')]);
});

test('calls after closing fail at once with a coded error', async () => {
  const storage = await openStorage(tempFolder());
  const pending = storage.identifiers('with');
  await storage.close();

  await expect(pending).resolves.toMatchObject({ ids: [] });
  await expect(storage.identifiers('with')).rejects.toMatchObject({ code: 'unavailable' });
});

test.skipIf(process.platform !== 'linux')(
  "SQLite's program is still mapped when its thread has ended: what V8 finalises afterwards lies in it (needs /proc)",
  async () => {
    const storage = await openStorage(tempFolder());
    await storage.close();
    expect(readFileSync('/proc/self/maps', 'utf8')).toContain('/better-sqlite3/');
  },
);

test('of pages that one typist asks for at once only the newest is answered; others are not touched', async () => {
  const storage = await openStorage(tempFolder());
  onTestFinished(() => storage.close());
  const page = (query: string, typist?: string) =>
    storage.page({
      filter: { scope: 'all', query, languages: [], tags: [] },
      sort: 'newest',
      limit: 10,
      ...(typist !== undefined && { typist }),
    });

  const results = await Promise.allSettled([
    page('a', 'one'),
    page('a', 'two'),
    page('ab', 'one'),
    page('a'),
    page('abc', 'one'),
  ]);

  expect(results.map(result => (result.status === 'rejected' ? result.reason.code : result.value.total))).toEqual([
    'cancelled',
    0,
    'cancelled',
    0,
    0,
  ]);
});

test('while some write and others type, what was answered is found by the next query, and what was deleted is not', async () => {
  const service = await openTestService();
  const find = async (query: string) => {
    const { rows } = await service.handlers['library.page']({
      page: { filter: { scope: 'all', query, languages: [], tags: [] }, sort: 'newest', limit: 100 },
    });
    return rows.map(row => row.id);
  };
  let writing = true;
  const typist = async () => {
    while (writing) for (const query of ['w', 'wo', 'word', 'common text', 'comon', '=> {']) await find(query);
  };
  const writer = async (name: string) => {
    for (let i = 0; i < 25; i++) {
      const word = `word${name}${i}end`;
      const { id } = await save(service, `common text => { ${word} }`, { name: word });
      expect(await find(word)).toEqual([id]);
      if (i % 3 > 0) continue;
      await service.handlers['assets.delete']({ asset: id as never });
      expect(await find(word)).not.toContain(id);
    }
  };
  const typists = [typist(), typist()];
  await Promise.all(['a', 'b', 'c', 'd'].map(writer));
  writing = false;
  await Promise.all(typists);

  expect(await find('common')).toHaveLength(4 * 16);
  expect(await service.handlers['library.checkIndex']({})).toMatchObject({ checked: 100, differing: 0 });
});
