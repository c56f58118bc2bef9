import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { makePrivateFile, privateFile } from '../private-files.ts';

/**
 * Holds a data folder for this process. The lock is SQLite's own on a file of its own, so the system frees it however
 * the process ends; the name of the holder stands in a text file beside it, for the message alone.
 *
 * @throws AppError `unavailable` when another process holds the folder
 */
export function lockFolder(folder: string): () => void {
  const holder = join(folder, 'holder.txt');
  const file = join(folder, 'lock.db');
  makePrivateFile(file);
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new AppError(
      'unavailable',
      `The library in ${folder} is in use by another Magpie${nameOf(holder)}. Close that one first, or choose another folder.`,
    );
  }
  writeFileSync(holder, `process ${process.pid}\n`, { mode: privateFile });
  return () => lock.close();
}

export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function nameOf(holder: string): string {
  try {
    return ` (${readFileSync(holder, 'utf8').trim()})`;
  } catch {
    return ''; // it has just been started and has not said yet
  }
}
