import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openTestService, save, tempFolder } from '../../testing/library.ts';
import { libraryFile } from '../library-file.ts';
import { runTask } from '../maintenance.ts';
import { factsOf, readLibrary, verifyLibrary } from './inspect.ts';
import { copyToSecond, makeBackup } from './make.ts';
import { backupsFolder, copiesFolder, findBackups } from './records.ts';

vi.setConfig({ testTimeout: 60_000 }); // each backup starts a thread, which takes seconds on a busy machine

const at = Date.parse('2026-11-23T20:41:07.500Z');

async function someLibrary(folder = tempFolder()) {
  const service = await openTestService(folder);
  for (const text of ['one', 'two', 'three']) await save(service, text);
  return { folder, service };
}

test('a backup of an open library holds what was acknowledged, checked, for its owner alone, in one file', async () => {
  const { folder } = await someLibrary();

  const { backup } = await runTask('backup', { folder, reason: 'manual', at });

  expect(backup).toMatchObject({ id: '2026-11-23T204107Z-manual', reason: 'manual', at, verified: true, snippets: 3 });
  const file = join(backupsFolder(folder), `${backup.id}.db`);
  expect(verifyLibrary(file)).toMatchObject({ snippets: 3, revision: 3 });
  expect(readdirSync(backupsFolder(folder))).toEqual([`${backup.id}.db`, `${backup.id}.json`]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('writers do not wait for a backup, and what it holds is the library of one moment', async () => {
  const { folder, service } = await someLibrary();
  let running = true;
  const making = runTask('backup', { folder, reason: 'daily', at }).finally(() => {
    running = false;
  });
  let saved = 3;
  while (running) saved += (await save(service, `text ${saved}`)) ? 1 : 0;
  const { backup } = await making;

  expect(saved).toBeGreaterThan(3);
  const copied = readLibrary(join(backupsFolder(folder), `${backup.id}.db`), db =>
    db.prepare('SELECT (SELECT count(*) FROM assets) AS assets, (SELECT max(revision) FROM changes) AS revision').get(),
  );
  expect(copied).toEqual({ assets: backup.snippets, revision: backup.snippets });
});

test('what was purged is in no later backup', async () => {
  const { folder, service } = await someLibrary();
  const { id } = await save(service, 'a-secret-that-was-removed '.repeat(200));
  await service.handlers['library.discard']({ snippets: { ids: [id as never] } });

  const stored = makeBackup({ folder, reason: 'manual', at });

  expect(readFileSync(stored.file).includes('a-secret-that-was-removed')).toBe(false);
});

test('of a damaged library no backup is made, and nothing of the try is left', async () => {
  const { folder, service } = await someLibrary();
  await save(service, 'x'.repeat(500_000));
  await service.close();
  const bytes = readFileSync(libraryFile(folder));
  bytes.fill(7, 8192, bytes.length - 4096);
  writeFileSync(libraryFile(folder), bytes);

  expect(() => makeBackup({ folder, reason: 'manual', at })).toThrow();
  expect(readdirSync(backupsFolder(folder))).toEqual([]);
});

test('a file without its record, or of another size, is listed and not counted', async () => {
  const { folder } = await someLibrary();
  const kept = makeBackup({ folder, reason: 'daily', at });
  const cut = makeBackup({ folder, reason: 'daily', at: at + 1000 });
  writeFileSync(cut.file, readFileSync(cut.file).subarray(0, 4096));
  writeFileSync(join(backupsFolder(folder), 'mine.db'), 'of my own');

  const { verified, unchecked } = findBackups(backupsFolder(folder));
  expect(verified.map(({ id }) => id)).toEqual([kept.id]);
  expect(unchecked.map(({ id }) => id).toSorted()).toEqual([cut.id, 'mine']);
});

test('the second folder gets the same; one that is away is told, and the first has its backup', async () => {
  const { folder } = await someLibrary();
  const second = tempFolder();
  const both = await runTask('backup', { folder, second, reason: 'manual', at });
  expect(both.secondFailure).toBeUndefined();
  expect(findBackups(copiesFolder(second)).verified[0]).toMatchObject({ id: both.backup.id, snippets: 3 });

  const away = await runTask('backup', { folder, second: join(second, 'unplugged'), reason: 'manual', at: at + 1000 });
  expect(away).toMatchObject({ backup: { verified: true }, secondFailure: expect.stringContaining('not there') });
  expect(existsSync(join(second, 'unplugged'))).toBe(false);
  expect(findBackups(backupsFolder(folder)).verified).toHaveLength(2);
});

test('the copies of another library in the second folder are not rotated away', async () => {
  const second = tempFolder();
  const first = await someLibrary();
  const other = await someLibrary();
  const { library } = readLibrary(libraryFile(first.folder), factsOf);
  copyToSecond(makeBackup({ folder: first.folder, reason: 'daily', at }), second);
  for (let i = 0; i < 5; i++) copyToSecond(makeBackup({ folder: other.folder, reason: 'daily', at: at + i }), second);

  const copies = findBackups(copiesFolder(second)).verified;
  expect(copies.filter(copy => copy.library === library)).toHaveLength(1);
  expect(copies).toHaveLength(4);
});

test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
  'where the disk has no room a backup is refused before it begins (needs root, to mount a small disk)',
  async () => {
    const folder = tempFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    const { service } = await someLibrary(folder);
    await save(service, crypto.randomUUID().repeat(50_000));

    expect(() => makeBackup({ folder, reason: 'manual', at })).toThrow(expect.objectContaining({ code: 'storage_full' }));
    expect(readdirSync(backupsFolder(folder))).toEqual([]);
    new Database(libraryFile(folder), { readonly: true }).close();
  },
);
