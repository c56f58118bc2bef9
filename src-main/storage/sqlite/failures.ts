import { AppError } from '../../../src-shared/errors.ts';

/** SQLite's failures in words for people; anything else is passed on as it is. */
export function asAppError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const cause = { cause: error };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new AppError(
      'storage_full',
      'The disk is full. Free some space and try again; nothing that was saved is harmed.',
      cause,
    );
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EROFS|EPERM)/.test(code)) {
    return new AppError('storage_read_only', 'The data folder cannot be written. Check its permissions and try again.', cause);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new AppError(
      'storage_failed',
      'The library file is damaged. It was left as it is; restore a backup, or move it away to start anew.',
      cause,
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new AppError('storage_failed', 'The disk reported an error while the library was read or written.', cause);
  }
  return error;
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
