import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../testing/library.ts';
import { readLibrary } from '../backup/inspect.ts';
import { backupsFolder, findBackups } from '../backup/records.ts';
import { libraryFile } from '../library-file.ts';
import { migrate, migrations } from './migrate.ts';
import { openDatabase } from './open.ts';

function memory(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  return db;
}

test('the newest schema is the one of the snapshot, so that no released migration is edited by accident', async () => {
  const db = memory();
  migrate(db);
  const schema = db.prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all();
  await expect(`${schema.join(';\n')};\n`).toMatchFileSnapshot('./schema.snapshot.sql');
});

test('each migration starts from the one before it and leaves its number', () => {
  for (const { version } of migrations) {
    const db = memory();
    expect(migrate(db, version)).toBe(version);
    expect(migrate(db)).toBe(migrations.at(-1)?.version);
  }
});

test('collections come to a library that has snippets: they go with them, and neighbours have different names', () => {
  const db = memory();
  migrate(db, 10);
  db.pragma('foreign_keys = ON');
  const asset = db.prepare(`
    INSERT INTO assets (id, name, name_derived, mechanism, pseudo, generic, specific, preview, fragments, created, updated)
    VALUES (?, 'x', 0, 'MANUAL', 0, 'CODE', 'ts', '', 1, 1, 1)`);
  for (const id of ['a', 'b']) asset.run(id);

  migrate(db, 20);

  const insert = db.prepare(`
    INSERT INTO collections (id, parent, name, folded, position, created, updated) VALUES (?, ?, 'X', 'x', 0, 1, 1)`);
  insert.run('top', null);
  insert.run('inside', 1);
  expect(() => insert.run('again', null)).toThrow('UNIQUE');
  db.exec("INSERT INTO collection_assets VALUES (1, 1), (1, 2), (2, 2); DELETE FROM assets WHERE id = 'b'");
  expect(db.prepare('SELECT * FROM collection_assets').all()).toEqual([{ collection: 1, asset: 1 }]);
});

test('a step that fails leaves the database as it was before the first, with its rows', () => {
  const db = memory();
  migrate(db);
  db.exec("INSERT INTO settings (key, value) VALUES ('theme', '1')");
  const last = migrations.at(-1)?.version ?? 0;
  const first = { version: last + 10, up: (target: Database.Database) => target.exec('CREATE TABLE made (x)') };
  const broken = {
    version: last + 20,
    up: (target: Database.Database) => {
      target.exec('DELETE FROM settings');
      throw new Error('broken');
    },
  };

  expect(() => migrate(db, Number.POSITIVE_INFINITY, [...migrations, first, broken])).toThrow('broken');

  expect(db.pragma('user_version', { simple: true })).toBe(last);
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'theme', value: '1' }]);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'made'").all()).toEqual([]);
});

test('a process that is killed in the midst of a step leaves the library as it was', async () => {
  const folder = tempFolder();
  openDatabase(folder).close();
  const file = libraryFile(folder);
  const before = readFileSync(file);
  const script = `
    import Database from 'better-sqlite3';
    import { migrate, migrations } from '${new URL('./migrate.ts', import.meta.url)}';
    const up = db => {
      db.exec('PRAGMA cache_size = 1; CREATE TABLE made AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) SELECT randomblob(2000) FROM n');
      process.kill(process.pid, 'SIGKILL');
    };
    migrate(new Database(process.argv[1]), Infinity, [...migrations, { version: 1e6, up }]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, file], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

  expect(readFileSync(file).equals(before)).toBe(true);
  const { db, close } = openDatabase(folder);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'made'").all()).toEqual([]);
  close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a pending migration is preceded by a backup of the library as it was', () => {
  const folder = tempFolder();
  const first = openDatabase(folder);
  first.db.exec("INSERT INTO settings (key, value) VALUES ('theme', '1')");
  first.db.pragma('user_version = 5'); // as an older Magpie left it, were there one
  first.close();

  // Step 10 meets tables that exist.
  expect(() => openDatabase(folder)).toThrow(
    expect.objectContaining({ code: 'storage_failed', message: expect.stringContaining('Go on with the Magpie that wrote it') }),
  );

  const [backup] = findBackups(backupsFolder(folder)).verified;
  expect(backup).toMatchObject({ reason: 'before-migration', schema: 5 });
  expect(readLibrary(backup?.file ?? '', copy => copy.prepare('SELECT * FROM settings').all())).toEqual([
    { key: 'theme', value: '1' },
  ]);
});

test('a database of a newer Magpie is refused with what to do, and not a byte of it changes', () => {
  const folder = tempFolder();
  const { db, close } = openDatabase(folder);
  db.pragma('user_version = 9990');
  db.pragma('wal_checkpoint(TRUNCATE)');
  close();
  const before = readFileSync(libraryFile(folder));

  expect(() => openDatabase(folder)).toThrow(/newer Magpie.*Install the newer Magpie.*nothing was changed/);

  expect(readFileSync(libraryFile(folder)).equals(before)).toBe(true);
});
