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

test('a step that fails leaves the database at the version before, with its rows', () => {
  const db = memory();
  migrate(db);
  db.exec("INSERT INTO settings (key, value) VALUES ('theme', '1')");
  const last = migrations.at(-1)?.version ?? 0;
  const broken = {
    version: last + 10,
    up: (target: Database.Database) => {
      target.exec('DELETE FROM settings');
      throw new Error('broken');
    },
  };

  expect(() => migrate(db, Number.POSITIVE_INFINITY, [...migrations, broken])).toThrow('broken');

  expect(db.pragma('user_version', { simple: true })).toBe(last);
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'theme', value: '1' }]);
});

test('a pending migration is preceded by a backup of the library as it was', () => {
  const folder = tempFolder();
  const first = openDatabase(folder);
  first.db.exec("INSERT INTO settings (key, value) VALUES ('theme', '1')");
  first.db.pragma('user_version = 5'); // as an older Magpie left it, were there one
  first.close();

  expect(() => openDatabase(folder)).toThrow(); // step 10 meets tables that exist

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
