import { chmodSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { freeName } from '../backup/make.ts';
import { backupsFolder, makeFolder } from '../backup/records.ts';
import { copyDurably, moveDurably } from '../durable-files.ts';
import { libraryFile } from '../library-file.ts';
import type { ReadDb, WriteDb } from '../sqlite/db.ts';
import { isBusy } from '../sqlite/folder-lock.ts';

/*
 * One database takes the place of another. All that takes long is done before, on a file beside the library; then the old
 * one is kept under another name, and the new one gets its own by a single rename.
 */

/** What a library keeps whichever backup takes its place: what a person has set, and who it is. */
export interface Identity {
  /** The newest revision that anybody may have heard of. */
  readonly revision: number;
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  readonly user?: string;
}

/** Where the file is made ready that is to take the library's place. */
export function readyFile(folder: string): string {
  return join(folder, 'library.ready.db');
}

export function removeReady(folder: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '.part']) rmSync(readyFile(folder) + end, { force: true });
}

export function identityOf(db: ReadDb): Identity {
  const user = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'user'").pluck().get();
  return {
    revision: db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck().get() ?? 0,
    settings: db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings').all(),
    ...(user !== undefined && { user }),
  };
}

/**
 * Opens the ready file once more: the settings stay as they are now (an old token would let old clients in), and the next
 * revision is above all that were told, so that nobody takes what they know for what there is.
 */
export function giveIdentity(folder: string, identity: Identity, at: number): void {
  const db = new Database(readyFile(folder));
  try {
    db.transaction(() => {
      const own = identityOf(db).revision;
      db.prepare("INSERT INTO changes (revision, position, asset, kind, at) VALUES (?, 0, '', 'restored', ?)").run(
        Math.max(own, identity.revision) + 1,
        at,
      );
      if (identity.user !== undefined)
        db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('user', ?)").run(identity.user);
      if (identity.settings.length > 0) db.exec('DELETE FROM settings');
      const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
      for (const { key, value } of identity.settings) put.run(key, value);
    }).immediate();
  } finally {
    db.close();
  }
}

/** Brings all of an open library into its one file. @throws AppError `unavailable` when another program reads it just now */
export function gatherIntoFile(db: WriteDb): void {
  try {
    if (db.pragma('journal_mode = DELETE', { simple: true }) === 'delete') return;
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
  throw new AppError('unavailable', 'Another program is reading the library. Close it and try again.');
}

/** The library that is closed now becomes a backup, and the ready file the library; at no moment there is none. Gives the backup's file. */
export function replaceClosed(folder: string, at: number): string {
  const library = libraryFile(folder);
  makeFolder(backupsFolder(folder));
  const [, kept] = freeName(backupsFolder(folder), 'before-restore', at);
  try {
    linkSync(library, kept);
  } catch {
    copyDurably(library, kept); // not every disk has links
  }
  chmodSync(kept, 0o600);
  moveDurably(readyFile(folder), library);
  return kept;
}

/** Where damaged libraries are kept, each in a folder named by the time. */
export function damagedFolder(folder: string): string {
  return join(folder, 'damaged');
}

/** Moves what is where the library should be out of the way, whatever it is. Gives the folder that has it now. */
export function setAside(folder: string, at: number): string {
  const aside = join(damagedFolder(folder), `${new Date(at).toISOString().replaceAll(':', '')}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const end of ['-shm', '-wal', '-journal', '']) {
    const file = libraryFile(folder) + end;
    if (existsSync(file)) renameSync(file, join(aside, `library.db${end}`));
  }
  return aside;
}
