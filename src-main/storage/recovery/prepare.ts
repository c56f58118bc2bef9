import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { type LibraryFacts, verifyLibrary } from '../backup/inspect.ts';
import { asAppError } from '../sqlite/failures.ts';
import { migrate, refuseNewer } from '../sqlite/migrate.ts';
import { readyFile, removeReady } from './exchange.ts';

/**
 * Makes a copy of a backup ready to take the library's place: checked, and of this Magpie's format. The file may be a
 * library's own too, with what stands in the `-wal` beside it.
 *
 * @throws AppError `unprocessable` for a file that is damaged or none of Magpie's; the library is as it was
 */
export function prepareRestore(folder: string, file: string): LibraryFacts {
  const ready = readyFile(folder);
  removeReady(folder);
  try {
    if (!existsSync(file)) throw new AppError('not_found', 'The backup is not there any more.');
    copyFileSync(file, ready);
    chmodSync(ready, 0o600);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${ready}-wal`);
    verifyLibrary(ready);
    const db = new Database(ready);
    try {
      refuseNewer(db);
      db.pragma('journal_mode = DELETE'); // one file, for one rename
      migrate(db);
    } finally {
      db.close();
    }
    return verifyLibrary(ready);
  } catch (thrown) {
    removeReady(folder);
    const error = asAppError(thrown);
    if (error instanceof AppError && /^(library_damaged|storage_failed)$/.test(error.code))
      throw new AppError('unprocessable', 'This backup is damaged. Choose another one; the library is as it was.', {
        cause: thrown,
      });
    throw error;
  }
}

/** A library without snippets, ready. */
export function prepareEmpty(folder: string): void {
  removeReady(folder);
  rmSync(readyFile(folder), { force: true });
  const db = new Database(readyFile(folder));
  try {
    migrate(db);
  } finally {
    db.close();
  }
}
