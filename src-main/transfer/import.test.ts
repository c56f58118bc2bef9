import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { openTestService, save, tempFolder } from '../testing/library.ts';
import { type RawEntry, rawZip } from '../testing/raw-zip.ts';
import { ended, exported, imported } from '../testing/transfers.ts';

type Service = Awaited<ReturnType<typeof openTestService>>;

async function namesIn({ handlers }: Service, scope: 'all' | 'trash' = 'all'): Promise<string[]> {
  const filter = { scope, query: '', languages: [], tags: [] };
  const { rows } = await handlers['library.page']({ page: { filter, sort: 'newest', limit: 100 } });
  return rows.map(({ name }) => name);
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const time = '2024-05-01T10:00:00.000Z';
const program = { id: uuid(1), name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'ANONYMOUS' };

/** A line that is right, but for what is given. */
function line(n: number, given: Record<string, unknown> = {}, fragment: Record<string, unknown> = { text: `text ${n}` }) {
  const fragments = [{ id: uuid(n + 1000), language: 'txt', created: time, updated: time, application: program, ...fragment }];
  return { id: uuid(n), name: `snippet ${n}`, created: time, updated: time, fragments, ...given };
}

const manifest = {
  ...{ format: 'magpie-archive', formatVersion: 1, version: '0.1.0', created: time },
  ...{ snippets: 1, collections: 0, tags: 0, files: 0 },
};

function archive(lines: readonly unknown[], more: readonly RawEntry[] = [], said: object = manifest): Buffer {
  const text = lines.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
  return rawZip([{ name: 'manifest.json', content: JSON.stringify(said) }, { name: 'snippets.jsonl', content: text }, ...more]);
}

async function* bytes(of: Uint8Array): AsyncGenerator<Uint8Array> {
  yield of;
}

test('an import changes nothing that is there: equal snippets are known, another one of the same id is kept beside', async () => {
  const service = await openTestService();
  const kept = await save(service, 'one text', { name: 'mine' });
  const changed = await save(service, 'another text', { name: 'changed since' });
  const gone = await save(service, 'a third text', { name: 'in the trash' });
  const { bytes: before } = await exported(service);
  const { fragments, version } = await service.handlers['library.snippet']({ id: changed.id as AssetId });
  const fragment = { id: fragments[0]?.id as never, text: 'another text, edited' };
  await service.handlers['library.edit']({ edit: { id: changed.id as AssetId, base: version, fragment } });
  await service.handlers['library.edit']({ edit: { id: kept.id as AssetId, name: 'renamed' } });
  await service.handlers['library.trash']({ snippets: { ids: [gone.id as AssetId] } });

  const { id, result } = await imported(service, before);
  expect(result).toMatchObject({ added: 1, copied: 1, known: 1, restored: 1, skipped: 0 });
  expect(await namesIn(service)).toEqual(['changed since', 'in the trash', 'changed since', 'renamed']);
  expect((await service.handlers['backups.list']({})).backups).toMatchObject([
    { reason: 'before-import', verified: true, snippets: 3 },
  ]);

  expect(await service.handlers['transfers.undo']({ id })).toEqual({ removed: 1, trashed: 0 });
  expect([await namesIn(service), await namesIn(service, 'trash')]).toEqual([['changed since', 'renamed'], ['in the trash']]);
  await expect(service.handlers['transfers.undo']({ id })).rejects.toMatchObject({ code: 'unprocessable' });
});

test('undo takes everything back that nobody has touched since; what was changed lies in the trash', async () => {
  const service = await openTestService();
  const lists = [
    { name: 'collections.json', content: JSON.stringify([{ id: uuid(7), name: 'New', created: time, updated: time }]) },
    { name: 'tags.json', content: JSON.stringify([{ id: uuid(8), text: 'fresh', colour: 'teal' }]) },
  ];
  const collected = { collections: [uuid(7)], tags: [{ text: 'fresh' }] };
  const { id } = await imported(service, archive([line(1, collected), line(2)], lists));
  expect((await service.handlers['collections.list']({})).collections).toMatchObject([{ id: uuid(7), name: 'New', count: 1 }]);
  expect((await service.handlers['tags.list']({})).tags).toMatchObject([
    { id: uuid(8), text: 'fresh', colour: 'teal', count: 1 },
  ]);
  await service.handlers['library.edit']({ edit: { id: uuid(2) as AssetId, name: 'mine now' } });

  expect(await service.handlers['transfers.undo']({ id })).toEqual({ removed: 1, trashed: 1 });
  expect([await namesIn(service), await namesIn(service, 'trash')]).toEqual([[], ['mine now']]);
  expect((await service.handlers['collections.list']({})).collections).toEqual([]);
  expect((await service.handlers['tags.list']({})).tags).toEqual([]);
});

test('a cancelled import leaves nothing behind', async () => {
  const service = await openTestService();
  const ready = await service.transfers.receive(bytes(archive(Array.from({ length: 2000 }, (_, i) => line(i)))));
  await service.handlers['transfers.import']({ id: ready.id });
  await expect.poll(() => namesIn(service), { interval: 1 }).not.toEqual([]);
  expect(await service.handlers['transfers.cancel']({ id: ready.id })).toEqual({ state: 'cancelled', id: ready.id });
  expect([await namesIn(service), await namesIn(service, 'trash')]).toEqual([[], []]);
});

const sha = 'a'.repeat(64);
test.for<[string, RawEntry[] | Buffer, RegExp]>([
  ['a path that leads out', [{ name: 'files/../../../etc/passwd', content: 'x' }], /leads out/],
  ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], /leads out/],
  ['a drive', [{ name: 'C:\\Windows\\x', content: 'x' }], /leads out/],
  ['backslashes', [{ name: 'files\\..\\..\\x', content: 'x' }], /leads out/],
  ['a symbolic link', [{ name: `files/${sha}`, content: '/etc/passwd', mode: 0o120777 }], /symbolic link/],
  ['one name twice', [{ name: 'snippets.jsonl', content: '' }], /two entries/],
  ['an encrypted entry', [{ name: `files/${sha}`, content: 'x', encrypted: true }], /encrypted/],
  ['a bomb', [{ name: `files/${sha}`, content: 'x', claimedSize: 3_000_000_000 }], /unpack/],
  ['no manifest', rawZip([{ name: 'snippets.jsonl', content: '' }]), /manifest/],
  ['a newer format', archive([], [], { ...manifest, formatVersion: 2 }), /newer/],
  ['no zip at all', Buffer.from('PK but not really'), /no Magpie archive/],
  ['an end that is missing', archive([line(1)]).subarray(0, 200), /no Magpie archive/],
])('an archive with %s is refused, and nothing of it is left', async ([_, made, why]) => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const refused = service.transfers.receive(bytes(Buffer.isBuffer(made) ? made : archive([line(1)], made)));
  await expect(refused).rejects.toMatchObject({ code: 'unprocessable', message: expect.stringMatching(why) });
  expect(await readdir(join(folder, 'transfers'))).toEqual([]);
});

test('a snippet that is not right is skipped with its reason, and the others are taken', async () => {
  const service = await openTestService();
  const lines = [
    '{"id": ',
    line(1, { created: 'yesterday' }),
    line(2, {}, { file: { sha256: sha, size: 1 } }),
    line(3, {}, { file: { sha256: 'b'.repeat(64), size: 1 } }),
    line(4, {}, { text: 'x', role: 'PREVIEW' }),
    line(5, {}, { text: 'x', file: { sha256: sha, size: 1 } }),
    `{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, ${JSON.stringify(line(6)).slice(1)}`,
    line(7, { collections: [uuid(99)], unknown: true }),
  ];
  const { result } = await imported(service, archive(lines, [{ name: `files/${sha}`, content: 'not what its name says' }]));
  expect(result).toMatchObject({
    ...{ added: 2, skipped: 6 },
    faults: [
      { line: 1, reason: 'notJson' },
      { line: 2, reason: 'wrongShape', name: 'snippet 1' },
      { line: 3, reason: 'fileDamaged', name: 'snippet 2' },
      { line: 4, reason: 'fileMissing', name: 'snippet 3' },
      { line: 5, reason: 'wrongShape' },
      { line: 6, reason: 'wrongShape' },
    ],
  });
  expect(await namesIn(service)).toEqual(['snippet 7', 'snippet 6']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('collections of an archive join those of the same name, and are nested no deeper than others', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const mine = await handlers['collections.create']({ collection: { name: 'Work' } });
  const chain = Array.from({ length: 30 }, (_, i) => ({
    id: uuid(i),
    name: `c${i}`,
    ...(i > 0 && { parent: uuid(i - 1) }),
    created: time,
    updated: time,
  }));
  const given = [
    { id: uuid(50), name: 'work', created: time, updated: time },
    { id: uuid(51), name: 'a/b', created: time, updated: time },
    { id: uuid(52), name: 'Work', query: 'tag:x', created: time, updated: time },
    ...chain,
  ];
  await imported(
    service,
    archive([line(1, { collections: [uuid(50), uuid(52)] })], [{ name: 'collections.json', content: JSON.stringify(given) }]),
  );
  const { collections } = await handlers['collections.list']({});
  expect(collections.find(({ id }) => id === mine.id)).toMatchObject({ name: 'Work', count: 1 });
  expect(collections.find(({ id }) => id === uuid(52))).toMatchObject({ name: 'Work 2', query: 'tag:x' });
  expect(Math.max(...collections.map(({ path }) => path.split('/').length))).toBe(16);
});

test('whatever bytes of an archive are changed, it is refused or its snippets are skipped, and the library stays whole', async () => {
  const service = await openTestService();
  const from = await openTestService();
  for (let i = 0; i < 20; i++) await save(from, `text ${i}`, { name: `name ${i}`, tags: [{ text: 'a' }] });
  const { bytes: good } = await exported(from);
  const broken = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(broken, async changes => {
      const bad = Buffer.from(good);
      for (const [at, value] of changes) bad[at] = value;
      try {
        const ready = await service.transfers.receive(bytes(bad));
        const done = await ended(service, await service.handlers['transfers.import']({ id: ready.id }));
        if (done.state === 'failed') expect(done.error.code).toBe('unprocessable');
        else expect(done.state).toBe('imported');
      } catch (error) {
        expect(error).toMatchObject({ code: 'unprocessable' });
      }
    }),
    { seed: 24, numRuns: 40, endOnFailure: true },
  );
  expect((await service.handlers['library.checkIndex']({})).differing).toBe(0);
});
