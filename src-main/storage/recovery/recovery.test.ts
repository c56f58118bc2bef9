import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Seed } from '../../../src-shared/model/seed.ts';
import { openAssetsService } from '../../assets/open.ts';
import { openTestService, save, tempFolder, textSeed } from '../../testing/library.ts';
import { makeBackup } from '../backup/make.ts';
import { checkLibrary } from '../check.ts';
import { libraryFile } from '../library-file.ts';
import { openDatabase } from '../sqlite/open.ts';
import { markDamaged } from './damage.ts';
import { mend, offerOf } from './mend.ts';

vi.setConfig({ testTimeout: 60_000 }); // each backup starts a thread, which takes seconds on a busy machine

const at = Date.parse('2026-11-23T20:00Z');
const page = 4096;

const made = mkdtempSync(join(tmpdir(), 'magpie-recovery-'));
afterAll(() => rmSync(made, { recursive: true }));

/** A closed library of 40 snippets that fill some pages, the first 30 of them backed up. */
beforeAll(async () => {
  const { handlers, close } = await openAssetsService({
    folder: made,
    enrich: false,
    info: () => ({ version: '0.0.0', host: 'headless', platform: 'linux' }),
    report: String,
  });
  for (let i = 0; i < 40; i++) {
    if (i === 30) makeBackup({ folder: made, reason: 'daily', at });
    const seed = Seed.parse(textSeed(`snippet ${i} ${crypto.randomUUID()} `.repeat(60)));
    await handlers['assets.create']({ seed, transferables: false });
  }
  await close();
}, 60_000);

function someLibrary(): string {
  const folder = tempFolder();
  cpSync(made, folder, { recursive: true });
  return folder;
}

function damage(folder: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(libraryFile(folder), change(readFileSync(libraryFile(folder))));
}

const damages: readonly [string, (folder: string) => void][] = [
  ['an empty file', folder => writeFileSync(libraryFile(folder), '')],
  ['a file that is no database', folder => writeFileSync(libraryFile(folder), 'dear to someone '.repeat(1000))],
  ['a file cut in half', folder => truncateSync(libraryFile(folder), Math.floor(readFileSync(libraryFile(folder)).length / 2))],
  ['a head of garbage', folder => damage(folder, bytes => bytes.fill(7, 0, page))],
  [
    'a folder',
    folder => {
      rmSync(libraryFile(folder));
      mkdirSync(libraryFile(folder));
    },
  ],
  ['a file that a check found damaged', markDamaged],
  [
    'a database of another program',
    folder => {
      rmSync(libraryFile(folder));
      const other = new Database(libraryFile(folder));
      other.exec('CREATE TABLE bookmarks (url TEXT)');
      other.close();
    },
  ],
];

test.each(damages)('%s is refused as it is; the newest backup takes its place, and it is kept', (_, harm) => {
  const folder = someLibrary();
  harm(folder);
  const isFile = () => !readdirSync(folder, { withFileTypes: true }).some(one => one.name === 'library.db' && one.isDirectory());
  const before = isFile() ? readFileSync(libraryFile(folder)) : undefined;

  expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: 'library_damaged' }));
  if (before) expect(readFileSync(libraryFile(folder)).equals(before)).toBe(true);
  expect(offerOf(folder).backup).toMatchObject({ at, snippets: 30 });

  const { snippets, aside } = mend({ folder, remedy: 'newest', at });

  expect(snippets).toBe(30);
  expect(checkLibrary({ folder })).toMatchObject({ ok: true });
  openDatabase(folder).close();
  if (before) expect(readFileSync(join(aside, 'library.db')).equals(before)).toBe(true);
  else expect(existsSync(join(aside, 'library.db'))).toBe(true);
});

test('a library that was there and is gone is said so, and no empty one takes its place unasked', () => {
  const folder = someLibrary();
  renameSync(libraryFile(folder), `${libraryFile(folder)}.moved`);

  expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: 'library_missing' }));
  expect(existsSync(libraryFile(folder))).toBe(false);
  expect(offerOf(folder)).toEqual({ canSalvage: false, backup: { at, snippets: 30 } });

  expect(mend({ folder, remedy: 'empty', at }).snippets).toBe(0);
  openDatabase(folder).close();
});

test('the offer tells how many snippets the backup lacks, as long as the library tells', () => {
  const folder = someLibrary();
  markDamaged(folder);
  expect(offerOf(folder).backup?.missing).toBe(10);
  damage(folder, bytes => bytes.fill(7, 0, page));
  expect(offerOf(folder).backup?.missing).toBeUndefined();
});

test('pages of garbage: what can be read is salvaged, what cannot is counted, and the rest is sound', async () => {
  const folder = someLibrary();
  // Every sixth page but the first ones, which hold the schema.
  damage(folder, bytes => {
    for (let at = 40 * page; at < bytes.length; at += 6 * page) bytes.fill(7, at, at + page);
    return bytes;
  });
  expect(checkLibrary({ folder }).ok).toBe(false);

  const { snippets, salvaged } = mend({ folder, remedy: 'salvage', at });

  expect(snippets).toBeGreaterThan(10);
  expect(snippets + (salvaged?.lost ?? 0)).toBe(40);
  expect(checkLibrary({ folder })).toMatchObject({ ok: true });
  const service = await openTestService(folder);
  expect((await service.identifiers({ pseudo: false })).ids).toHaveLength(snippets);
  await save(service, 'goes on');
  expect(service.changes.revision).toBeGreaterThan(41);
});

test('a file that lost its end gives what stands before', () => {
  const folder = someLibrary();
  const size = readFileSync(libraryFile(folder)).length;
  truncateSync(libraryFile(folder), Math.floor((size * 0.8) / page) * page);

  const { snippets, salvaged } = mend({ folder, remedy: 'salvage', at });

  expect(snippets).toBe(salvaged?.snippets);
  expect(snippets).toBeGreaterThan(0);
  expect(checkLibrary({ folder })).toMatchObject({ ok: true });
});

test('where nothing can be salvaged, and where there is no backup, everything is as it was', () => {
  const folder = someLibrary();
  damage(folder, bytes => bytes.fill(7));
  rmSync(join(folder, 'backups'), { recursive: true });
  const before = readdirSync(folder);

  expect(() => mend({ folder, remedy: 'salvage', at })).toThrow('No snippet can be read');
  expect(() => mend({ folder, remedy: 'newest', at })).toThrow('no verified backup');

  expect(readdirSync(folder)).toEqual(before);
  expect(offerOf(folder)).toEqual({ canSalvage: true });
});

test('a library in use is mended by nobody', () => {
  const folder = someLibrary();
  const open = openDatabase(folder);
  onTestFinished(open.close);
  expect(() => mend({ folder, remedy: 'newest', at })).toThrow('in use');
});

test('a damaged write-ahead log costs what only stood there, and nothing of the library', () => {
  const folder = someLibrary();
  const copy = tempFolder();
  const open = openDatabase(folder);
  open.db.exec("INSERT INTO settings (key, value) VALUES ('a', '1')");
  for (const end of ['', '-wal']) writeFileSync(libraryFile(copy) + end, readFileSync(libraryFile(folder) + end));
  open.close();
  const wal = readFileSync(`${libraryFile(copy)}-wal`);
  writeFileSync(`${libraryFile(copy)}-wal`, wal.fill(7, 40));

  const { db, close } = openDatabase(copy);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT count(*) AS n FROM assets').get()).toEqual({ n: 40 });
  close();
});
