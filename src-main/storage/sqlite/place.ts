import { statSync } from 'node:fs';
import { AppError } from '../../../src-shared/errors.ts';

/**
 * Watches over the files of an open database. What the system has open can be moved or removed under it, and SQLite would
 * go on writing to files that nobody finds again, answering that all is well.
 *
 * @returns a check that throws AppError `storage_missing` while another file, or none, stands where one of them stood; 5 us
 */
export function watchPlace(files: readonly string[]): () => void {
  const before = files.map(identityOf);

  return function check(): void {
    if (files.every((file, i) => identityOf(file) === before[i])) return;
    throw new AppError(
      'storage_missing',
      'The files of the library were moved or removed while Magpie was running. Put them back, or restart Magpie.',
    );
  };
}

/** The same for the same file only, whatever it is called. */
function identityOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev} ${stats.ino}`;
}
