import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import type { ReadDb } from '../sqlite/db.ts';
import { refuseNewer, schemaVersion } from '../sqlite/migrate.ts';

/** What can be said of a library's file without opening it as the library. */
export interface LibraryFacts {
  /** Live and trashed. */
  readonly snippets: number;
  readonly revision: number;
  readonly schema: number;
  /** The id of the installation that made it. */
  readonly library: string;
}

/** Reads a library's file through a handle that cannot write. */
export function readLibrary<T>(file: string, read: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** @throws AppError `unprocessable` for a database that is no library of Magpie */
export function factsOf(db: ReadDb): LibraryFacts {
  const schema = schemaVersion(db);
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (schema === 0 || !['assets', 'changes', 'meta'].every(name => tables.includes(name)))
    throw new AppError('unprocessable', 'The file is no library of Magpie.');
  return {
    snippets: db.prepare<[], number>('SELECT count(*) FROM assets').pluck().get() ?? 0,
    revision: db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck().get() ?? 0,
    schema,
    library: db.prepare<[], string>("SELECT value FROM meta WHERE key = 'user'").pluck().get() ?? '',
  };
}

/**
 * Checks a library's file as a backup is checked: that it opens, its pages are in order, every row that is pointed to is
 * there, and this Magpie knows its format.
 *
 * @throws AppError `library_damaged`, `unprocessable` for another file, `unavailable` for a newer Magpie's
 */
export function verifyLibrary(file: string): LibraryFacts {
  return readLibrary(file, db => {
    const facts = factsOf(db);
    refuseNewer(db);
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok' || (db.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new AppError('library_damaged', 'The file is damaged.');
    return facts;
  });
}

/** How many rows each table holds. */
export function countRows(db: ReadDb): Readonly<Record<string, number>> {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map(name => [name, db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0]),
  );
}
