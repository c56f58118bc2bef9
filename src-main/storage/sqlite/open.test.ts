import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../src-shared/errors.ts';
import { tempFolder } from '../../testing/library.ts';
import { libraryFile } from '../library-file.ts';
import { asAppError } from './failures.ts';
import { openDatabase } from './open.ts';

test('a second opening of a folder is told which process holds it', () => {
  const folder = tempFolder();
  const first = openDatabase(folder);
  onTestFinished(first.close);

  expect(() => openDatabase(folder)).toThrow(`in use by another Magpie (process ${process.pid})`);
});

test.skipIf(process.platform === 'win32')(
  'a link to the folder does not get around its lock (Windows lets only some people make links)',
  () => {
    const folder = tempFolder();
    const link = `${folder}.link`;
    symlinkSync(folder, link);
    onTestFinished(() => rmSync(link));
    const first = openDatabase(folder);
    onTestFinished(first.close);

    expect(() => openDatabase(link)).toThrow(`in use by another Magpie (process ${process.pid})`);
  },
);

test('the folder of a process that was killed can be opened again', async () => {
  const folder = tempFolder();
  const script = `import('${new URL('./open.ts', import.meta.url)}').then(m => { m.openDatabase(process.argv[1]); console.log('open'); setInterval(() => {}, 1000); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(() => openDatabase(folder)).toThrow(`process ${child.pid}`);

  child.kill('SIGKILL');
  await once(child, 'exit');

  openDatabase(folder).close();
});

test('a change that was cut off in the midst is taken back at the next start', () => {
  const folder = tempFolder();
  openDatabase(folder).close();
  const writer = new Database(libraryFile(folder));
  onTestFinished(() => void writer.close());
  writer.pragma('journal_mode = DELETE'); // as while a restored library takes its place
  writer.pragma('cache_size = 1');
  writer.exec(`BEGIN; CREATE TABLE half (x);
    WITH RECURSIVE rows (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM rows LIMIT 1000) INSERT INTO half SELECT randomblob(1000) FROM rows`);
  const after = tempFolder();
  for (const end of ['', '-journal']) copyFileSync(libraryFile(folder) + end, libraryFile(after) + end);

  const opened = openDatabase(after);

  expect(opened.db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
  opened.close();
});

test('a file that is no database is refused and left as it is', () => {
  const folder = tempFolder();
  writeFileSync(libraryFile(folder), 'not a database, but perhaps dear to someone'.repeat(100));
  const before = readFileSync(libraryFile(folder));

  expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: 'library_damaged' }));

  expect(readFileSync(libraryFile(folder)).equals(before)).toBe(true);
});

test('a full disk is told from other failures, by what SQLite really says', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE t (x)');
  db.pragma('max_page_count = 2');
  const fill = () => db.prepare('INSERT INTO t VALUES (zeroblob(1000000))').run();

  const thrown = (() => {
    try {
      return fill();
    } catch (error) {
      return asAppError(error);
    }
  })();

  expect(thrown).toBeInstanceOf(AppError);
  expect(thrown).toMatchObject({ code: 'storage_full' });
});
