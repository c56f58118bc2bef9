import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../src-shared/errors.ts';
import type { BackupReason } from '../../../src-shared/model/backups.ts';
import type { Progress } from '../check.ts';
import { copyDurably, createDurably, hashFile } from '../durable-files.ts';
import { libraryFile } from '../library-file.ts';
import { countRows, type LibraryFacts, readLibrary, verifyLibrary } from './inspect.ts';
import {
  backupName,
  backupsFolder,
  copiesFolder,
  findBackups,
  makeFolder,
  rotate,
  type StoredBackup,
  writeRecord,
} from './records.ts';

export interface NewBackup {
  /** The data folder. */
  readonly folder: string;
  readonly reason: BackupReason;
  readonly at: number;
}

/**
 * Copies the library as it is at one moment, checks the copy and notes it; then the ones that have had their time go. The
 * library may be written meanwhile. It waits for the disk, a second or two for 100,000 snippets (docs/decisions/0023).
 *
 * @throws AppError `storage_full`, what the disk says, and what `progress` throws; nothing of the backup is left then
 */
export function makeBackup({ folder, reason, at }: NewBackup, progress: Progress = () => {}): StoredBackup {
  const target = backupsFolder(folder);
  makeFolder(target);
  const library = libraryFile(folder);
  refuseWithoutSpace(target, sizeOf(library) + sizeOf(`${library}-wal`));
  const [id, file] = freeName(target, reason, at);
  let facts: LibraryFacts | undefined;
  createDurably(file, passing => {
    facts = copyLibrary(library, passing, progress);
  });
  return note({ id, file, reason, at }, facts as LibraryFacts);
}

/** Makes a backup of the file that a restored library has taken the place of, once that is found right. @throws AppError */
export function adoptBackup(file: string, at: number): StoredBackup {
  return note({ id: basename(file, '.db'), file, reason: 'before-restore', at }, verifyLibrary(file));
}

/** The record makes it count; then others may have had their time. */
function note(made: Pick<StoredBackup, 'id' | 'file' | 'reason' | 'at'>, facts: LibraryFacts): StoredBackup {
  const { file } = made;
  const folder = dirname(file);
  const [last] = findBackups(folder).verified;
  const backup = { ...made, ...facts, number: (last?.number ?? 0) + 1, size: sizeOf(file), sha256: hashFile(file) };
  writeRecord(backup);
  rotate(folder, facts.library);
  return backup;
}

/** SQLite writes a copy of one moment, without what was deleted; gives what the copy holds once that is found right. */
function copyLibrary(library: string, copy: string, progress: Progress): LibraryFacts {
  rmSync(copy, { force: true });
  const source = readLibrary(library, db => {
    const version = () => db.pragma('data_version', { simple: true });
    const before = version();
    const rows = countRows(db);
    db.prepare('VACUUM INTO ?').run(copy);
    return { rows, isSame: version() === before };
  });
  progress();
  const facts = verifyLibrary(copy);
  progress();
  // Where something was saved while it was copied, the copy may have it or not.
  if (source.isSame && !isDeepStrictEqual(readLibrary(copy, countRows), source.rows))
    throw new AppError('storage_failed', 'The copy does not hold what the library holds.');
  return facts;
}

/** Copies a backup with its record to the second folder, and lets go what has had its time there. @throws what the disk says */
export function copyToSecond(backup: StoredBackup, second: string): void {
  if (!existsSync(second)) throw new AppError('unavailable', 'The second folder is not there. Is its disk connected?');
  const target = copiesFolder(second);
  makeFolder(target);
  refuseWithoutSpace(target, backup.size);
  const [id, file] = freeName(target, backup.reason, backup.at); // one of another machine may have the name
  copyDurably(backup.file, file);
  if (hashFile(file) !== backup.sha256) {
    rmSync(file, { force: true });
    throw new AppError('storage_failed', 'The copy in the second folder is not what was written.');
  }
  writeRecord({ ...backup, id, file });
  rotate(target, backup.library);
}

/** @throws AppError `storage_full` */
function refuseWithoutSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize > bytes) return;
  const inMb = (size: number) => `${Math.ceil(size / 1e6).toLocaleString('en')} MB`;
  throw new AppError('storage_full', `A backup needs ${inMb(bytes)}, and ${inMb(bavail * bsize)} are free. Free some space.`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Two backups of one second have different names. */
export function freeName(target: string, reason: BackupReason, at: number): readonly [id: string, file: string] {
  const name = backupName({ at, reason });
  for (let i = 1; ; i++) {
    const id = i === 1 ? name : `${name}-${i}`;
    const file = join(target, `${id}.db`);
    if (!existsSync(file)) return [id, file];
  }
}
