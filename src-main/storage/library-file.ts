import { join } from 'node:path';

/** The database of a data folder. */
export function libraryFile(folder: string): string {
  return join(folder, 'library.db');
}
