import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Backup, backupReasons } from '../../../src-shared/model/backups.ts';
import { writeDurably } from '../durable-files.ts';
import { outdated } from './rotation.ts';

/*
 * A backup is two files: NAME.db, and NAME.json with what was known of it when it was checked. The record is written last,
 * so that a backup counts only once it is whole and was found right.
 */

const BackupRecord = z.object({
  reason: z.enum(backupReasons),
  at: z.number(),
  number: z.int(),
  size: z.int(),
  sha256: z.string(),
  snippets: z.int(),
  revision: z.int(),
  schema: z.int(),
  /** The installation whose library it is: a folder may hold backups of several. */
  library: z.string(),
});
export type BackupRecord = z.infer<typeof BackupRecord>;

export interface StoredBackup extends BackupRecord {
  readonly id: string;
  readonly file: string;
}

/** A backup file without a record that fits. */
export interface UncheckedBackup {
  readonly id: string;
  readonly file: string;
  readonly at: number;
  readonly size: number;
}

export interface FoundBackups {
  /** The newest first, whatever the clock said. */
  readonly verified: readonly StoredBackup[];
  readonly unchecked: readonly UncheckedBackup[];
}

/** The folder of a library's backups, beside it. */
export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

/** The folder of the copies in a second folder, which holds other things too. */
export function copiesFolder(second: string): string {
  return join(second, 'Magpie backups');
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function recordFile(file: string): string {
  return file.replace(/\.db$/, '.json');
}

/** `2026-11-23T204107Z-daily`: in the order of time in every file manager, and a name on every disk. */
export function backupName({ at, reason }: Pick<BackupRecord, 'at' | 'reason'>): string {
  return `${new Date(at).toISOString().slice(0, -5).replaceAll(':', '')}Z-${reason}`;
}

/** What a folder holds; nothing where there is none. Reading it takes a few milliseconds. */
export function findBackups(folder: string): FoundBackups {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.db')) : [];
  const verified: StoredBackup[] = [];
  const unchecked: UncheckedBackup[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const { size, mtimeMs } = statSync(file);
    const id = name.slice(0, -'.db'.length);
    const record = readRecord(recordFile(file));
    if (record?.size === size) verified.push({ ...record, id, file });
    else unchecked.push({ id, file, at: Math.floor(mtimeMs), size });
  }
  verified.sort((a, b) => b.number - a.number);
  return { verified, unchecked };
}

function readRecord(path: string): BackupRecord | undefined {
  try {
    return BackupRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // missing or damaged: what it would vouch for is checked before it is used
  }
}

export function writeRecord({ id: _id, file, ...record }: StoredBackup): void {
  writeDurably(recordFile(file), JSON.stringify(record, undefined, 2));
}

/** Removes what has had its time among the backups of one library, and what a making cut off has left. */
export function rotate(folder: string, library: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  const own = findBackups(folder).verified.filter(backup => backup.library === library);
  const gone = new Set(outdated(own));
  for (const { id, file } of own) {
    if (!gone.has(id)) continue;
    rmSync(file, { force: true });
    rmSync(recordFile(file), { force: true });
  }
}

export function toBackup({ id, at, reason, size, snippets }: StoredBackup, place: Backup['place']): Backup {
  return { id, place, at, reason, size, verified: true, snippets };
}
