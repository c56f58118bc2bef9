import { chmodSync, closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files that only the user who made them can open. Windows has no such modes: the user's profile is private. */
export const privateFolder = 0o700;
export const privateFile = 0o600;

/** What Magpie keeps in a data folder; anything else there is not its own, and stays as it is. */
const own = /^(library|lock\.db|holder\.txt$|index$|backups$|transfers$|damaged)/;

/** Makes a file that SQLite is going to open, whatever the umask; one that is there stays. Its journals take over its mode. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', privateFile));
}

/**
 * Takes from other users of the machine what an older version, a copy or an umask gave them in a data folder. Gives whether
 * there was any. What is another user's cannot be changed, and a link is not followed.
 */
export function keepPrivate(folder: string): boolean {
  if (process.platform === 'win32') return false;
  const owned = readdirSync(folder).filter(name => own.test(name));
  return [folder, ...owned.flatMap(name => withAllInside(join(folder, name)))].filter(takeBack).length > 0;
}

function withAllInside(path: string): string[] {
  if (!lstatSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap(name => withAllInside(join(path, name)))];
}

function takeBack(path: string): boolean {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink() || (stats.mode & 0o077) === 0 || stats.uid !== process.getuid?.()) return false;
  chmodSync(path, stats.mode & 0o700);
  return true;
}
