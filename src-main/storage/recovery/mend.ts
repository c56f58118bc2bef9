import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors.ts';
import { readLibrary } from '../backup/inspect.ts';
import { backupsFolder, copiesFolder, findBackups } from '../backup/records.ts';
import { moveDurably } from '../durable-files.ts';
import { libraryFile } from '../library-file.ts';
import { lockFolder } from '../sqlite/folder-lock.ts';
import { unmarkDamaged } from './damage.ts';
import { giveIdentity, type Identity, identityOf, readyFile, setAside } from './exchange.ts';
import { prepareEmpty, prepareRestore } from './prepare.ts';
import type { Mended, Offer, Remedy, Salvaged } from './remedy.ts';
import { salvage } from './salvage.ts';

/** Added to the revisions of a library that cannot be read: more than it can have told since its last backup. */
const revisionLeap = 1_000_000;

export function offerOf(folder: string): Offer {
  const [newest] = findBackups(backupsFolder(folder)).verified;
  const canSalvage = (statSync(libraryFile(folder), { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (!newest) return { canSalvage };
  const { at, snippets } = newest;
  const missing = tryRead(libraryFile(folder), db =>
    db
      .prepare<[number], number>("SELECT count(DISTINCT asset) FROM changes WHERE revision > ? AND asset <> ''")
      .pluck()
      .get(newest.revision),
  );
  return { canSalvage, backup: { at, snippets, ...(missing !== undefined && { missing }) } };
}

export interface Mending {
  readonly folder: string;
  readonly remedy: Remedy;
  readonly at: number;
}

/**
 * Puts something whole in the place of a closed library, which is set aside with all that belongs to it and never deleted.
 *
 * @throws AppError, and everything is as it was
 */
export function mend({ folder, remedy, at }: Mending): Mended {
  const unlock = lockFolder(folder);
  try {
    const library = libraryFile(folder);
    const identity = tryRead(library, identityOf);
    const salvaged = prepare(folder, remedy);
    giveIdentity(folder, identity ?? unknownIdentity(folder), at);
    const snippets = readLibrary(
      readyFile(folder),
      db => db.prepare<[], number>('SELECT count(*) FROM assets').pluck().get() ?? 0,
    );
    const aside = setAside(folder, at);
    moveDurably(readyFile(folder), library);
    unmarkDamaged(folder);
    return { snippets, aside, ...(salvaged && { salvaged }) };
  } finally {
    unlock();
  }
}

function prepare(folder: string, remedy: Remedy): Salvaged | undefined {
  if (remedy === 'salvage') return salvage(folder);
  if (remedy === 'empty') prepareEmpty(folder);
  else prepareRestore(folder, remedy === 'newest' ? newestOf(folder) : remedy.restore);
  return undefined;
}

function newestOf(folder: string): string {
  const [newest] = findBackups(backupsFolder(folder)).verified;
  if (!newest) throw new AppError('not_found', 'There is no verified backup beside the library. Name a file.');
  return newest.file;
}

/** The file of a backup that is listed. @throws AppError `not_found` */
export function fileOf(id: string, folder: string, second: string | undefined): string {
  const folders = [backupsFolder(folder), ...(second === undefined ? [] : [copiesFolder(second)])];
  for (const place of folders) {
    const { verified, unchecked } = findBackups(place);
    const found = [...verified, ...unchecked].find(backup => backup.id === id);
    if (found) return found.file;
  }
  throw new AppError('not_found', 'The backup is not there any more.');
}

function unknownIdentity(folder: string): Identity {
  const known = findBackups(backupsFolder(folder)).verified.map(({ revision }) => revision);
  return { revision: Math.max(0, ...known) + revisionLeap, settings: [] };
}

/** What a damaged file still tells, if anything. */
function tryRead<T>(file: string, read: (db: Database.Database) => T): T | undefined {
  try {
    return readLibrary(file, read);
  } catch {
    return undefined;
  }
}
