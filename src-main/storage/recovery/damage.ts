import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/errors.ts';
import { readLibrary } from '../backup/inspect.ts';
import { backupsFolder } from '../backup/records.ts';
import { libraryFile } from '../library-file.ts';
import { asAppError } from '../sqlite/failures.ts';
import { refuseNewer } from '../sqlite/migrate.ts';
import { damagedFolder } from './exchange.ts';
import { isLoss } from './remedy.ts';

/** Stands in the data folder when a check has found damage, so that the next start mends it first. */
function mark(folder: string): string {
  return join(folder, 'damaged.txt');
}

export function markDamaged(folder: string): void {
  writeFileSync(mark(folder), 'A check has found the library damaged. Magpie offers to mend it when it starts.\n');
}

export function unmarkDamaged(folder: string): void {
  rmSync(mark(folder), { force: true });
}

/**
 * Refuses a folder whose library is gone or plainly no library, before anything is made in its place.
 *
 * @throws AppError `library_missing`, `library_damaged`
 */
export function refuseLoss(folder: string): void {
  const found = statSync(libraryFile(folder), { throwIfNoEntry: false });
  if (found?.isDirectory()) throw damaged('There is a folder where the library file should be.');
  if (found && found.size > 0) {
    if (existsSync(mark(folder))) throw damaged('The library file is damaged: a check has found it.');
    return;
  }
  if (!hadLibrary(folder)) return;
  if (found) throw damaged('The library file is empty, though there was a library.');
  throw new AppError('library_missing', 'The library file is missing, though there was a library in this folder.');
}

/** Whether a library would not open, as it is damaged or gone; nothing is changed. One of a newer Magpie is neither. */
export function isLost(folder: string): boolean {
  try {
    refuseLoss(folder);
    readLibrary(libraryFile(folder), refuseNewer);
    return false;
  } catch (error) {
    return isLoss(asAppError(error));
  }
}

function damaged(message: string): AppError {
  return new AppError('library_damaged', message);
}

/** An index, a backup or a damaged library tell that there was one. */
function hadLibrary(folder: string): boolean {
  const backups = backupsFolder(folder);
  return (
    existsSync(join(folder, 'index')) ||
    existsSync(damagedFolder(folder)) ||
    (existsSync(backups) && readdirSync(backups).some(name => name.endsWith('.db')))
  );
}
