import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import type { AssetsService } from '../../assets/service.ts';
import { createStreams } from '../../streams/hub.ts';
import { openTestService, save, tempFolder } from '../../testing/library.ts';
import { backupsFolder } from '../backup/records.ts';
import { checkLibrary } from '../check.ts';
import { migrate } from '../sqlite/migrate.ts';

vi.setConfig({ testTimeout: 60_000 }); // each backup starts a thread, which takes seconds on a busy machine

function page(service: AssetsService, query: string) {
  const filter = { scope: 'all' as const, query, languages: [], tags: [] };
  return service.handlers['library.page']({ page: { filter, sort: 'newest', limit: 100 } });
}

/** The first lines of all snippets. */
async function texts(service: AssetsService): Promise<string[]> {
  return (await page(service, '')).rows.map(({ preview }) => preview[0] ?? '').toSorted();
}

async function finds(service: AssetsService, query: string): Promise<number> {
  return (await page(service, query)).total;
}

test('a restored library is what it was, its search too; settings stay, and the restore can itself be taken back', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  await save(service, 'kept');
  const backup = await service.handlers['backups.create']({});
  await save(service, 'written afterwards');
  await service.handlers['settings.update']({ settings: { capture: { ...service.settings.current().capture, toast: false } } });

  expect(await service.handlers['backups.restore']({ id: backup.id })).toEqual({ snippets: 1 });

  expect(await texts(service)).toEqual(['kept']);
  expect([await finds(service, 'kept'), await finds(service, 'afterwards')]).toEqual([1, 0]);
  expect(await service.handlers['library.checkIndex']({})).toMatchObject({ checked: 1, differing: 0 });
  await save(service, 'new');
  const { backups } = await service.handlers['backups.list']({});
  const before = backups.find(({ reason }) => reason === 'before-restore');
  expect(before).toMatchObject({ verified: true, snippets: 2 });

  await service.handlers['backups.restore']({ id: before?.id ?? '' });
  expect(await texts(service)).toEqual(['kept', 'written afterwards']);
  await service.close();
  expect(checkLibrary({ folder })).toMatchObject({ ok: true });
  const again = await openTestService(folder);
  expect(await texts(again)).toEqual(['kept', 'written afterwards']);
  expect(again.settings.current().capture.toast).toBe(false);
});

test('revisions never go back: followers are told to begin anew, above all that they know, after a restart too', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const { id } = await service.handlers['backups.create']({});
  for (const text of ['one', 'two', 'three']) await save(service, text);
  const streams = createStreams(service);
  const heard: number[] = [];
  let restored = false;
  let lost = 0;
  streams['library.changes'](change => {
    heard.push(change.revision);
    restored ||= change.restored === true;
  });
  streams['assets.stream'](
    () => {},
    () => lost++,
  );

  await service.handlers['backups.restore']({ id });
  const { id: saved } = await save(service, 'four');

  expect(heard).toEqual([3, 4, 5]);
  expect([restored, lost]).toEqual([true, 1]);
  expect((await service.identifiers({ pseudo: false })).ids).toEqual([saved]);
  streams.close();
  await service.close();
  expect((await openTestService(folder)).changes.revision).toBe(5);
});

test('what is saved while a backup is put back is saved into the library that is there afterwards', async () => {
  const service = await openTestService();
  await save(service, 'old');
  const { id } = await service.handlers['backups.create']({});
  const restoring = service.handlers['backups.restore']({ id });
  let running = true;
  void restoring.finally(() => {
    running = false;
  });
  const saved: string[] = [];
  while (running) saved.push((await save(service, `text ${saved.length}`)).id);
  const last = (await save(service, 'last')).id;
  await restoring;

  const { ids } = await service.identifiers({ pseudo: false });
  expect(ids).toContain(last);
  // The acknowledged ones are in the library now or in the one that was kept.
  const { backups } = await service.handlers['backups.list']({});
  const kept = backups.find(({ reason }) => reason === 'before-restore');
  expect((kept?.snippets ?? 0) - 1 + ids.length - 1).toBe(saved.length + 1);
});

test('a backup that is damaged, of a newer Magpie or gone is refused, and the library goes on as it was', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  await save(service, 'mine '.repeat(5000));
  const restore = (id: string) => service.handlers['backups.restore']({ id });
  const { id } = await service.handlers['backups.create']({});
  const file = join(backupsFolder(folder), `${id}.db`);
  const good = readFileSync(file);

  writeFileSync(file, Buffer.concat([good.subarray(0, 8192), Buffer.alloc(good.length - 8192, 7)]));
  await expect(restore(id)).rejects.toMatchObject({ code: 'unprocessable' });
  writeFileSync(file, good);
  const newer = new Database(file);
  newer.pragma('user_version = 9990');
  newer.close();
  await expect(restore(id)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(restore('2020-01-01T000000Z-daily')).rejects.toMatchObject({ code: 'not_found' });

  expect(await texts(service)).toHaveLength(1);
  await save(service, 'more');
  expect(service.changes.revision).toBe(2);
});

test('a picked file of an older Magpie is brought to the format of now; other files are refused', async () => {
  const service = await openTestService();
  const folder = tempFolder();
  const old = new Database(join(folder, 'old.db'));
  migrate(old, 20);
  old.exec(`INSERT INTO meta (key, value) VALUES ('user', 'somebody else');
    INSERT INTO changes VALUES (7, 0, 'a', 'created', 1)`);
  old.close();
  writeFileSync(join(folder, 'letter.txt'), 'dear reader');

  const picked = await service.pickBackup(join(folder, 'old.db'));
  expect(picked).toMatchObject({ place: 'picked', verified: true, snippets: 0 });
  await service.handlers['backups.restore']({ id: picked.id });
  await save(service, 'goes on');
  expect(service.changes.revision).toBe(9);
  await expect(service.pickBackup(join(folder, 'letter.txt'))).rejects.toMatchObject({ code: 'library_damaged' });
});
