import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { AssetsService } from '../assets/service.ts';
import { openTestService, save, tempFolder } from '../testing/library.ts';
import { openStorage } from './connect.ts';
import { libraryFile } from './library-file.ts';
import { migrate } from './sqlite/migrate.ts';
import { convertOldFile, createSpace, prepareForRemoval } from './sqlite/space.ts';

async function fill(service: AssetsService): Promise<void> {
  await Promise.all(Array.from({ length: 60 }, () => save(service, randomUUID().repeat(20))));
}

/** Files of the database and beside it that hold some bytes, in any case of letters. */
function holding(folder: string, marker: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(path => readFileSync(path).toString('latin1').toLowerCase().includes(marker.toLowerCase()));
}

test('of a snippet that was removed for good no file of the database holds a byte', async () => {
  const folder = tempFolder();
  const marker = 'zqxwvHidden';
  const service = await openTestService(folder);
  const { handlers } = service;
  await fill(service);
  const { id } = await save(service, `token = "${marker}Text"`, {
    name: `${marker}Name`,
    tags: [{ text: `${marker}Tag` }],
    websites: [{ url: `https://example.com/${marker}`, name: marker }],
    annotations: [{ type: 'COMMENT', text: `${marker}Note` }],
  });
  const of = id as AssetId;
  const { fragments } = await handlers['library.snippet']({ id: of });
  const fragment = fragments[0]?.id as FormatId;
  await handlers['library.edit']({ edit: { id: of, fragment: { id: fragment, text: `${marker}Second `.repeat(2_000) } } });
  await handlers['library.edit']({ edit: { id: of, name: `${marker}Renamed` } });
  await handlers['placeholders.remember']({ id: of, filled: { values: { [`${marker}Label`]: `${marker}Value` } } });
  await fill(service);
  await service.close();
  expect(holding(folder, marker)).toEqual([libraryFile(folder)]);

  const again = await openTestService(folder);
  await again.handlers['library.trash']({ snippets: { ids: [of] } });
  await again.handlers['library.purge']({ snippets: { ids: [of] } });
  await again.close();
  const storage = await openStorage(folder);
  onTestFinished(() => storage.close());
  await storage.trim();
  await storage.close();

  expect(holding(folder, marker)).toEqual([]);
});

const small = { minBytes: 1, minShare: 0.1 };

/** A file of 4 MB of which nearly all is free. */
function holed(folder: string, prepare: (db: Database.Database) => void): Database.Database {
  const db = new Database(libraryFile(folder));
  onTestFinished(() => void db.close());
  prepare(db);
  db.pragma('journal_mode = WAL');
  migrate(db);
  const add = db.prepare('INSERT INTO contents (sha256, bytes) VALUES (randomblob(32), randomblob(4000))');
  for (let i = 0; i < 1_000; i++) add.run();
  db.exec('DELETE FROM contents');
  return db;
}

const bytes = (db: Database.Database) => Number(db.pragma('page_count', { simple: true })) * 4_096;

test('free space goes back to the disk a little at a time, and only when it is much', () => {
  const db = holed(tempFolder(), prepareForRemoval);
  expect(createSpace(db).trim()).toEqual({ freed: 0, more: false });
  const before = bytes(db);
  const { trim } = createSpace(db, small);
  const turns: number[] = [];
  for (let more = true; more; ) {
    const turn = trim();
    turns.push(turn.freed);
    more = turn.more;
  }
  expect(turns.length).toBeGreaterThan(3);
  expect(Math.max(...turns)).toBeLessThanOrEqual(256 * 4_096);
  expect(bytes(db)).toBeLessThan(before / 4);
});

test('a library of an older Magpie is written anew once, and gives back by itself from then on', () => {
  const folder = tempFolder();
  const db = holed(folder, () => {});
  expect(convertOldFile(db, folder)).toBe(0);
  expect(convertOldFile(db, folder, small)).toBeGreaterThan(3_000_000);
  expect(db.pragma('auto_vacuum', { simple: true })).toBe(2);
  expect(convertOldFile(db, folder, small)).toBe(0);
});
