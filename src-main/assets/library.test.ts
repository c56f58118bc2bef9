import { describe, expect, test } from 'vitest';
import type { AssetId, CollectionId } from '../../src-shared/model/ids.ts';
import { openTestService, save, tempFolder } from '../testing/library.ts';

const wholeLibrary = { scope: 'all' as const, query: '', languages: [], tags: [] };
const debounce = 'export function debounce(fn, ms, signal: AbortSignal) { let timer; return () => setTimeout(fn, ms) }';

describe('related', () => {
  test('says what is shared, as it is written, and the whole word rather than its parts', async () => {
    const service = await openTestService();
    await save(service, 'window.onresize = () => layoutPanes(gridColumns)', { name: 'resize' });
    const given = await save(service, debounce, { name: 'debounce', tags: [{ text: 'timing' }] });
    const tagged = await save(service, 'requestIdleCallback(run)', { name: 'idle', tags: [{ text: 'Timing' }] });
    const similar = await save(service, 'async function poll(signal: AbortSignal) { await tick(signal) }', { name: 'poll' });

    const { related } = await service.handlers['library.related']({ id: given.id as AssetId });

    expect(related.map(({ id, shared }) => [id, shared])).toEqual([
      [tagged.id, ['timing']],
      [similar.id, expect.arrayContaining(['AbortSignal'])],
    ]);
    expect(related[1]?.shared).not.toContain('abort');
  });

  test('tells copies from what is merely alike', async () => {
    const service = await openTestService();
    const given = await save(service, debounce);
    const copy = await save(service, debounce.replace('{ let', '{\n  let'));
    await save(service, 'const debounce = (fn) => { const signal = AbortSignal.timeout(5); return signal }');

    const { related } = await service.handlers['library.related']({ id: given.id as AssetId });

    expect(related[0]).toMatchObject({ id: copy.id, similarity: 1 });
    expect(related[1]?.similarity).toBeLessThan(0.3);
  });

  test('a copy comes first, however many share a tag with it', async () => {
    const service = await openTestService();
    const copy = await save(service, debounce);
    const given = await save(service, debounce, { tags: [{ text: 'timing' }] });
    for (let i = 0; i < 12; i++) await save(service, `other ${i}`, { tags: [{ text: 'timing' }] });

    const { related } = await service.handlers['library.related']({ id: given.id as AssetId });

    expect(related).toHaveLength(8);
    expect(related[0]).toMatchObject({ id: copy.id, similarity: 1 });
  });

  test('what was used together more than once, without a word in common, and not what was used on another day', async () => {
    let now = 0;
    const service = await openTestService(tempFolder(), () => now);
    const use = async (id: string) => service.handlers['library.use']({ id: id as AssetId });
    const given = await save(service, 'docker compose up');
    const with_ = await save(service, 'ssh -L 5432:localhost:5432 bastion');
    const once = await save(service, 'git rebase --onto');
    for (const day of [1, 2]) {
      now = day * 86_400_000;
      await use(given.id);
      now += 60_000;
      await use(with_.id);
      if (day === 2) await use(once.id);
      now += 11 * 60_000;
      await use(once.id);
    }

    const { related } = await service.handlers['library.related']({ id: given.id as AssetId });
    expect(related.map(({ id, together, shared }) => ({ id, together, shared }))).toEqual([
      { id: with_.id, together: true, shared: [] },
    ]);
    await service.handlers['library.discard']({ snippets: { ids: [with_.id as AssetId] } });
    expect(await service.handlers['library.related']({ id: given.id as AssetId })).toEqual({ related: [] });
  });

  test('of a tag that thousands have, only some are looked at', async () => {
    const service = await openTestService();
    const saved = await Promise.all(Array.from({ length: 1200 }, (_, i) => save(service, `${i}`, { tags: [{ text: 'all' }] })));
    const { related } = await service.handlers['library.related']({ id: saved[0]?.id as AssetId });
    expect(related).toHaveLength(8);
    expect(related[0]?.id).toBe(saved.at(-1)?.id);
  });
});

test('merging keeps one with tags, collections and star of all, and the others come back out of the trash', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const keep = (await save(service, 'a', { tags: [{ text: 'one' }] })).id as AssetId;
  const drop = [
    (await save(service, 'a ', { tags: [{ text: 'One' }, { text: 'two' }] })).id as AssetId,
    (await save(service, ' a', { tags: [{ text: 'three' }] })).id as AssetId,
  ];
  const [second, third] = drop as [AssetId, AssetId];
  const [own, shared] = await Promise.all(
    ['own', 'shared'].map(name => handlers['collections.create']({ collection: { name } })),
  );
  await handlers['collections.collect']({ collecting: { id: own?.id as CollectionId, add: [third], remove: [] } });
  await handlers['collections.collect']({ collecting: { id: shared?.id as CollectionId, add: [keep, third], remove: [] } });
  await handlers['library.mark']({ marks: { marks: [{ id: second, favourite: true }] } });

  const { snippet, collections } = await handlers['library.merge']({ merge: { keep, drop } });

  expect(snippet.tags.slice(0, 1)).toEqual(['one']);
  expect(snippet.tags.toSorted()).toEqual(['one', 'three', 'two']);
  expect(snippet.favourite).toBe(true);
  expect(collections).toEqual([own?.id]);
  const { ids } = await handlers['library.ids']({
    filter: { scope: 'all', query: 'in:own', languages: [], tags: [] },
  });
  expect(ids).toEqual([keep]);
  for (const id of drop) expect((await handlers['library.snippet']({ id })).deleted).toBeDefined();
  await handlers['library.restore']({ snippets: { ids: drop } });
  expect((await handlers['library.snippet']({ id: second })).tags).toEqual(['one', 'two']);
  await expect(handlers['library.merge']({ merge: { keep, drop: [keep] } })).rejects.toMatchObject({ code: 'unprocessable' });
});

test('a snippet without a known secret cannot be redacted', async () => {
  const service = await openTestService();
  const id = (await save(service, 'a')).id as AssetId;
  await expect(service.handlers['library.redact']({ redaction: { id } })).rejects.toMatchObject({ code: 'unprocessable' });
});

test('a name and a language that were worked out are so again when a change of them is undone', async () => {
  const service = await openTestService();
  const asset = await save(service, 'import os\nprint(os.environ["HOME"])');
  const id = asset.id as AssetId;
  const edit = async (change: object) => (await service.handlers['library.edit']({ edit: { id, ...change } })).generated;
  const before = await service.handlers['library.snippet']({ id });
  const [fragment] = before.fragments;
  expect(before.generated).toMatchObject({ name: true, language: true });

  expect(await edit({ name: 'mine', fragment: { id: fragment?.id, language: 'go' } })).toMatchObject({
    name: false,
    language: false,
  });
  const undone = { id: fragment?.id, language: fragment?.language, generatedLanguage: true };
  expect(await edit({ name: before.name, generatedName: true, fragment: undone })).toMatchObject({ name: true, language: true });
});

test('an edit of the tags says which of them stay worked out', async () => {
  const service = await openTestService();
  const id = (await save(service, 'a')).id as AssetId;
  const edit = (tags: string[], generatedTags?: string[]) =>
    service.handlers['library.edit']({ edit: { id, tags, ...(generatedTags && { generatedTags }) } });

  expect((await edit(['node', 'http'], ['http'])).generated.tags).toEqual(['http']);
  expect((await edit(['node', 'http'])).generated.tags).toEqual([]);
});

test('the most used come first, page after page, and the newest of those that were used alike', async () => {
  const service = await openTestService();
  const ids: AssetId[] = [];
  for (const text of ['never', 'once', 'thrice', 'once too', 'never either']) ids.push((await save(service, text)).id as AssetId);
  for (const [index, times] of [0, 1, 3, 1, 0].entries()) {
    for (let i = 0; i < times; i++) await service.handlers['library.use']({ id: ids[index] as AssetId });
  }
  const page = (after?: string) =>
    service.handlers['library.page']({
      page: { filter: wholeLibrary, sort: 'mostUsed', limit: 2, ...(after !== undefined && { after }) },
    });

  const first = await page();
  const second = await page(first.next);
  const third = await page(second.next);

  const rows = [first, second, third].flatMap(({ rows }) => rows.map(({ id, uses }) => [id, uses]));
  expect(rows).toEqual([2, 3, 1, 4, 0].map((index, place) => [ids[index], [3, 1, 1, 0, 0][place]]));
});
