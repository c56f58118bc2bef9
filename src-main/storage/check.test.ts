import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openTestService, save, tempFolder } from '../testing/library.ts';
import { makeBackup } from './backup/make.ts';
import { checkLibrary } from './check.ts';
import { libraryFile } from './library-file.ts';

async function closedLibrary(): Promise<string> {
  const folder = tempFolder();
  const service = await openTestService(folder);
  for (let i = 0; i < 20; i++) await save(service, `snippet ${i} `.repeat(500));
  await service.close();
  return folder;
}

function change(folder: string, sql: string): void {
  const db = new Database(libraryFile(folder));
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

/** The checks that found something, with what they say. */
function wrong(folder: string): Readonly<Record<string, readonly string[]>> {
  const { ok, findings } = checkLibrary({ folder });
  const found = findings.filter(({ state }) => state === 'wrong');
  expect(ok).toBe(found.length === 0);
  return Object.fromEntries(found.map(({ check, problems }) => [check, problems]));
}

test('a sound library, with a backup, is found right', async () => {
  const folder = await closedLibrary();
  makeBackup({ folder, reason: 'manual', at: 0 });
  expect(wrong(folder)).toEqual({});
});

test.each([
  [
    'a text that is not what was saved',
    "UPDATE contents SET bytes = x'00' WHERE id = 3",
    { contents: [expect.stringContaining('content 3')] },
  ],
  ['a row that leads nowhere', 'DELETE FROM contents WHERE id = 3', { links: ['1 of formats -> contents lead nowhere'] }],
  ['a gap in the change feed', 'DELETE FROM changes WHERE revision IN (7, 8)', { changes: ['the change feed goes from 6 to 9'] }],
])('%s is found', async (_, sql, expected) => {
  const folder = await closedLibrary();
  change(folder, sql);
  expect(wrong(folder)).toEqual(expected);
});

test('damaged pages are found, and what can be checked beside them is', async () => {
  const folder = await closedLibrary();
  const bytes = readFileSync(libraryFile(folder));
  bytes.fill(7, bytes.length - 8 * 4096);
  writeFileSync(libraryFile(folder), bytes);

  const found = checkLibrary({ folder });
  expect(found.ok).toBe(false);
  expect(found.findings.map(({ check, state }) => `${check} ${state}`)).toContain('structure wrong');
  expect(readFileSync(libraryFile(folder)).equals(bytes)).toBe(true);
});

test('no library, and a file that is none, are told by the first check', async () => {
  const folder = tempFolder();
  expect(wrong(folder)).toMatchObject({ file: [expect.stringContaining('no library.db')] });
  writeFileSync(libraryFile(folder), 'no database'.repeat(100));
  expect(wrong(folder)).toMatchObject({ file: [expect.stringContaining('damaged')] });
});

test.skipIf(process.platform === 'win32')('a folder that others can read and a backup that has rotted are found', async () => {
  const folder = await closedLibrary();
  chmodSync(folder, 0o755);
  const { file, id } = makeBackup({ folder, reason: 'manual', at: 0 });
  const bytes = readFileSync(file);
  bytes[bytes.length - 100] = 1 + (bytes.at(-100) ?? 0);
  writeFileSync(file, bytes);
  writeFileSync(join(folder, 'backups', 'other.db'), '');

  expect(wrong(folder)).toEqual({
    permissions: [expect.stringContaining('can read')],
    backups: [`backup ${id} is damaged`, expect.stringContaining('backup other')],
  });
});
