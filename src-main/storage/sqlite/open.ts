import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { makeBackup } from '../backup/make.ts';
import { libraryFile } from '../library-file.ts';
import { keepPrivate, makePrivateFile, privateFolder } from '../private-files.ts';
import { refuseLoss } from '../recovery/damage.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { asAppError, isCutOff } from './failures.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate, migrations, refuseNewer, schemaVersion } from './migrate.ts';
import { watchPlace } from './place.ts';
import { convertOldFile, prepareForRemoval } from './space.ts';

/** How long a write waits for a reader of another process, such as a backup tool, in milliseconds. */
const busyTimeout = 5000;
/** Page cache, in KiB. */
const cacheSize = 16 * 1024;

export interface OpenDatabase {
  readonly db: WriteDb;
  /** The installation's user id. */
  readonly user: string;
  /** @throws AppError `storage_missing` while its files are not where they were opened */
  checkPlace(): void;
  /** What was done beside opening it first, as lines for the log. */
  readonly notes: readonly string[];
  /** Closes the database, lets its file be changed, and opens what is there then; the folder stays held. @throws what `change` throws */
  exchange(change: () => void): void;
  close(): void;
}

/**
 * Opens the library of a data folder, made if there never was one, for this process alone, and migrates it; before the
 * first pending migration a backup is made.
 *
 * @throws AppError `library_damaged` and `library_missing`, which `recovery/mend.ts` helps with; `unavailable` (newer
 * database, folder in use), `storage_full`, `storage_read_only`, `storage_failed`
 */
export function openDatabase(folder: string): OpenDatabase {
  let unlock = () => {};
  try {
    mkdirSync(folder, { recursive: true, mode: privateFolder });
    const wasOpen = keepPrivate(folder);
    unlock = lockFolder(folder);
    let open = openFile(folder);
    return {
      get db() {
        return open.db;
      },
      get user() {
        return open.user;
      },
      checkPlace: () => open.checkPlace(),
      notes: [
        ...(wasOpen ? [`Other users of this machine could open files in ${folder}: now only its own can`] : []),
        ...(open.won > 0 ? [`The library was written anew, which gave ${Math.round(open.won / 1e6)} MB back to the disk`] : []),
      ],
      exchange(change) {
        open.db.close();
        try {
          change();
        } finally {
          open = openFile(folder);
        }
      },
      close() {
        open.db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw asAppError(error);
  }
}

/** `won` is what writing the file anew gave back, in bytes. */
function openFile(folder: string): Pick<OpenDatabase, 'db' | 'user' | 'checkPlace'> & { readonly won: number } {
  refuseLoss(folder);
  const file = libraryFile(folder);
  if (existsSync(file)) checkBefore(file);
  makePrivateFile(file);
  const db = new Database(file, { timeout: busyTimeout });
  try {
    prepareForRemoval(db);
    configure(db);
    migrateSafely(db, folder);
    const won = convertOldFile(db, folder);
    return { won, db, user: userOf(db), checkPlace: watchPlace([file, `${file}-wal`]) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A newer or foreign file is refused through a handle that cannot write, so that not even its journal mode changes. */
function checkBefore(file: string): void {
  try {
    look(file, { readonly: true }, refuseForeign);
  } catch (error) {
    if (!isCutOff(error)) throw error;
    look(file, {}, schemaVersion); // reading takes back what was cut off
    look(file, { readonly: true }, refuseForeign);
  }
}

function look(file: string, options: Database.Options, act: (db: ReadDb) => void): void {
  const db = new Database(file, { ...options, timeout: busyTimeout });
  try {
    refuseNewer(db);
    act(db);
  } finally {
    db.close();
  }
}

/** A database of something else would get our tables among its own. */
function refuseForeign(db: ReadDb): void {
  if (schemaVersion(db) > 0) return;
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  if (tables > 0) throw new AppError('library_damaged', 'The library file is a database of another program.');
}

function configure(db: WriteDb): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL'); // an answered write survives a power cut
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${cacheSize}`);
}

/** A library that is to be changed as a whole is kept as it was. @throws AppError with what to do; the file is as it was then */
function migrateSafely(db: WriteDb, folder: string): void {
  const from = schemaVersion(db);
  if (from !== 0 && from !== migrations.at(-1)?.version) makeBackup({ folder, reason: 'before-migration', at: Date.now() });
  try {
    migrate(db);
  } catch (thrown) {
    const error = asAppError(thrown, folder);
    if (error instanceof AppError || from === 0) throw error;
    throw new AppError(
      'storage_failed',
      'The library could not be brought to the format of this Magpie and is as it was. Go on with the Magpie that wrote it, and report this; the log has the cause.',
      { cause: thrown },
    );
  }
}

function userOf(db: WriteDb): string {
  db.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('user', ?)").run(randomUUID());
  return db.prepare<[], string>("SELECT value FROM meta WHERE key = 'user'").pluck().get() as string;
}
