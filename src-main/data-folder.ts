import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { dataFolderOf } from '../src-shared/data-folder.ts';

/** Where the library lives unless a host is told otherwise. */
export function defaultDataFolder(): string {
  return resolve(dataFolderOf({ platform: process.platform, env: process.env, home: homedir() }));
}
