import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/errors.ts';

export const fullDisk = 'The disk is full. Free some space and try again; nothing that was saved is harmed.';

/**
 * SQLite's failures in words for people; anything else is passed on as it is. SQLite says of most that the system refuses
 * no more than that a write failed: with the data folder, its own answer is asked for.
 */
export function asAppError(error: unknown, folder?: string): unknown {
  const told = codeOf(error);
  const code = told?.startsWith('SQLITE_IOERR') && folder !== undefined ? (whyUnwritable(folder) ?? told) : told;
  if (code === undefined) return error;
  const cause = { cause: error };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('storage_full', fullDisk, cause);
  }
  if (isCutOff(error)) {
    return new AppError(
      'unavailable',
      'The library was being written when its Magpie ended. Start Magpie once, which puts it right.',
      cause,
    );
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EROFS|EPERM)/.test(code)) {
    return new AppError('storage_read_only', 'The data folder cannot be written. Check its permissions and try again.', cause);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new AppError('library_damaged', 'The library file is damaged. It was left as it is.', cause);
  }
  if (told?.startsWith('SQLITE_IOERR')) {
    return new AppError('storage_failed', 'The disk reported an error while the library was read or written.', cause);
  }
  return error;
}

/** Whether a file holds half a change, with the journal beside it that takes it back; a handle that cannot write may not. */
export function isCutOff(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_READONLY_ROLLBACK';
}

/** What the system says to a small file in a folder; undefined where it takes one. */
function whyUnwritable(folder: string): string | undefined {
  const file = join(folder, `tried-${process.pid}.tmp`);
  try {
    const handle = openSync(file, 'w');
    try {
      writeSync(handle, 'x');
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(file, { force: true });
    }
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if ('errno' in error && error.errno === -constants.errno.EDQUOT) return 'EDQUOT'; // Node has no name for it
  return typeof error.code === 'string' ? error.code : undefined;
}
