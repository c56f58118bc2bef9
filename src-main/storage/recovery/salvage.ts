import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { libraryFile } from '../library-file.ts';
import { migrate, migrations } from '../sqlite/migrate.ts';
import { readyFile, removeReady } from './exchange.ts';
import type { Salvaged } from './remedy.ts';

interface Column {
  readonly name: string;
  readonly pk: number;
}

/** Rowids are no larger in JavaScript. */
const lastRowid = Number.MAX_SAFE_INTEGER;

/**
 * Reads what can be read of a damaged library into a new database, ready to take its place: table by table, going on behind
 * whatever does not read. Rows that lead nowhere afterwards are left out, with snippets of which no text is left.
 *
 * @throws AppError `library_damaged` when nothing can be read; the library is not touched
 */
export function salvage(folder: string): Salvaged {
  removeReady(folder);
  const source = openDamaged(libraryFile(folder));
  const target = new Database(readyFile(folder));
  try {
    target.pragma('foreign_keys = OFF');
    migrate(target, versionOf(source));
    target.transaction(() => {
      for (const { name, isRowid } of tablesOf(target)) copyTable(source, target, name, isRowid);
      dropLoose(target);
    })();
    migrate(target);
    const altered = target.transaction(() => mendContents(target))();
    forgetChanges(target);
    const snippets = countSnippets(target);
    if (snippets === 0) throw nothingToRead();
    return { snippets, lost: Math.max(0, knownIds(source).size - snippets), altered };
  } catch (error) {
    target.close();
    removeReady(folder);
    throw isNoDatabase(error) ? nothingToRead() : error;
  } finally {
    source.close();
    target.close();
  }
}

function nothingToRead(): AppError {
  return new AppError('library_damaged', 'No snippet can be read in the damaged library.');
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB';
}

/** Readable also where it is shorter than it says. */
function openDamaged(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  return db;
}

/** The version of its tables; of one that this Magpie does not know, the newest has the most in common with it. */
function versionOf(db: Database.Database): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  return migrations.some(migration => migration.version === version) ? version : Number.POSITIVE_INFINITY;
}

function tablesOf(db: Database.Database) {
  const all = db.pragma('table_list') as { schema: string; name: string; type: string; wr: 0 | 1 }[];
  return all
    .filter(({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name, wr }) => ({ name, isRowid: wr === 0 }));
}

function copyTable(source: Database.Database, target: Database.Database, table: string, isRowid: boolean): void {
  const has = new Set(columnsOf(source, table).map(({ name }) => name));
  const columns = columnsOf(target, table).filter(({ name }) => has.has(name));
  if (columns.length === 0) return;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const insert = target.prepare(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const keep = (row: readonly unknown[]) => {
    try {
      insert.run(row);
    } catch {
      return; // what was read is of another type than the column
    }
  };
  if (isRowid) readRows(source, table, names, keep);
  else readFromBothEnds(source, table, names, columns, keep);
}

function columnsOf(db: Database.Database, table: string): readonly Column[] {
  try {
    return db.pragma(`table_info("${table}")`) as Column[];
  } catch {
    return [];
  }
}

/** Reads by rowid; where that fails it goes on at the next rowid that can be reached. */
function readRows(db: Database.Database, table: string, columns: string, keep: (row: readonly unknown[]) => void): void {
  const from = db.prepare<[number]>(`SELECT rowid, ${columns} FROM "${table}" WHERE rowid >= ? ORDER BY rowid`).raw();
  const one = db.prepare<[number], number>(`SELECT rowid FROM "${table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1`).pluck();
  const row = db.prepare<[number]>(`SELECT ${columns} FROM "${table}" WHERE rowid = ?`).raw();
  const isReachable = (rowid: number) =>
    attempt(() => {
      const found = one.get(rowid);
      if (found !== undefined) row.get(found);
    });
  let next = 0;
  for (;;) {
    const ended = attempt(() => {
      for (const [rowid, ...values] of from.iterate(next) as IterableIterator<[number, ...unknown[]]>) {
        keep(values);
        next = rowid + 1;
      }
    });
    if (ended) return;
    const behind = firstReachable(next + 1, isReachable);
    if (behind === undefined) return;
    next = behind;
  }
}

/** The smallest rowid from here on that is behind the damage, found by doubling the distance and halving it again. */
function firstReachable(start: number, isReachable: (rowid: number) => boolean): number | undefined {
  let bad = start - 1;
  let good = start;
  for (let step = 1; !isReachable(good); step *= 2) {
    bad = good;
    good += step;
    if (good > lastRowid) return undefined;
  }
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (isReachable(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether it could be done. */
function attempt(read: () => void): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Tables without rowids are small: forwards up to the damage, and backwards up to it. */
function readFromBothEnds(
  db: Database.Database,
  table: string,
  names: string,
  columns: readonly Column[],
  keep: (row: readonly unknown[]) => void,
): void {
  const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  for (const order of ['ASC', 'DESC']) {
    const by = keys.map(({ name }) => `"${name}" ${order}`).join(', ');
    const done = attempt(() => {
      for (const row of db.prepare(`SELECT ${names} FROM "${table}" ORDER BY ${by}`).raw().iterate()) keep(row as unknown[]);
    });
    if (done) return;
  }
}

/** Ids of snippets by every way that still reads: an index may have what the table has lost. */
function knownIds(db: Database.Database): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  for (const sql of [
    'SELECT id FROM assets',
    "SELECT asset FROM changes WHERE kind = 'created' AND asset NOT IN (SELECT asset FROM changes WHERE kind = 'purged')",
  ])
    attempt(() => {
      for (const id of db.prepare(sql).pluck().iterate()) ids.add(id);
    });
  return ids;
}

/** Takes away what leads nowhere, until nothing does; snippets go with their last text. */
function dropLoose(db: Database.Database): void {
  const links = tablesOf(db).flatMap(({ name }) =>
    (db.pragma(`foreign_key_list("${name}")`) as { table: string; from: string; to: string | null }[]).map(
      ({ table, from, to }) =>
        db.prepare(`
        DELETE FROM "${name}" WHERE "${from}" IS NOT NULL AND "${from}" NOT IN (SELECT "${to}" FROM "${table}")`),
    ),
  );
  const empty = db.prepare('DELETE FROM assets WHERE seq NOT IN (SELECT asset FROM formats)');
  for (let gone = 1; gone > 0; ) gone = [...links, empty].reduce((sum, statement) => sum + statement.run().changes, 0);
}

/** What is not what its sum says is kept under the sum it has. */
function mendContents(db: Database.Database): number {
  const all = db.prepare<[], { id: number; sha256: Buffer; bytes: Buffer }>('SELECT id, sha256, bytes FROM contents');
  const wrong: { id: number; sum: Buffer }[] = [];
  for (const { id, sha256, bytes } of all.iterate()) {
    const sum = createHash('sha256').update(bytes).digest();
    if (!sum.equals(sha256)) wrong.push({ id, sum });
  }
  const update = db.prepare('UPDATE OR IGNORE contents SET sha256 = ? WHERE id = ?');
  for (const { id, sum } of wrong) update.run(sum, id);
  return wrong.length;
}

/** The change feed begins anew, above what it was: gaps in it would say that nothing happened there. */
function forgetChanges(db: Database.Database): void {
  const newest = db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck().get() ?? 0;
  db.exec('DELETE FROM changes');
  db.prepare("INSERT INTO changes (revision, position, asset, kind, at) VALUES (?, 0, '', 'restored', 0)").run(newest + 1);
}

function countSnippets(db: Database.Database): number {
  return db.prepare<[], number>('SELECT count(*) FROM assets').pluck().get() ?? 0;
}
