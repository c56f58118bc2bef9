import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { AppError } from '../../src-shared/errors.ts';
import type { Finding, LibraryCheck, LibraryReport } from '../../src-shared/model/backups.ts';
import { readLibrary } from './backup/inspect.ts';
import { backupsFolder, copiesFolder, findBackups } from './backup/records.ts';
import { hashFile } from './durable-files.ts';
import { libraryFile } from './library-file.ts';
import { networkDriveOf, networkDriveText } from './network-drive.ts';
import type { ReadDb } from './sqlite/db.ts';
import { asAppError } from './sqlite/failures.ts';
import { refuseNewer } from './sqlite/migrate.ts';

export interface Checked {
  readonly folder: string;
  /** The second folder of backups. */
  readonly second?: string;
}

/** Problems that are told of one check. */
const maxProblems = 100;

/** Is called between the steps of a long task, with how far it is from 0 to 1 where that is known; what it throws ends the task. */
export type Progress = (share?: number) => void;

/**
 * Checks a library, open or closed, whole or damaged, through a handle that cannot write. The search index is left out: only
 * an open library has one.
 */
export function checkLibrary({ folder, second }: Checked, progress: Progress = () => {}): LibraryReport {
  const findings = [
    ...checkFile(libraryFile(folder), progress),
    finding('place', placeProblems(folder)),
    finding('permissions', permissionProblems(folder)),
    finding(
      'backups',
      [backupsFolder(folder), ...(second === undefined ? [] : [copiesFolder(second)])].flatMap(at =>
        backupProblems(at, progress),
      ),
    ),
  ];
  return { ok: findings.every(({ state }) => state !== 'wrong'), findings };
}

const inFile = ['structure', 'links', 'contents', 'changes'] as const satisfies readonly LibraryCheck[];

function checkFile(file: string, progress: Progress): Finding[] {
  const look = { structure, links, contents: (db: ReadDb) => contents(db, progress), changes };
  try {
    if (!existsSync(file)) throw new AppError('not_found', 'There is no library.db in the folder.');
    return readLibrary(file, db => {
      refuseNewer(db);
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return [
        finding('file', []),
        ...inFile.map(check =>
          finding(
            check,
            attempt(() => {
              progress();
              return look[check](db);
            }),
          ),
        ),
      ];
    });
  } catch (error) {
    return [finding('file', [wordsOf(error)]), ...inFile.map(check => ({ check, state: 'skipped' as const, problems: [] }))];
  }
}

function finding(check: LibraryCheck, problems: readonly string[]): Finding {
  return { check, state: problems.length === 0 ? 'right' : 'wrong', problems: problems.slice(0, maxProblems) };
}

/** What stops a check is what it found. */
function attempt(look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch (error) {
    return [wordsOf(error)];
  }
}

/** @throws what gives the check up */
function wordsOf(error: unknown): string {
  const known = asAppError(error);
  if (known instanceof AppError && known.code === 'cancelled') throw known;
  return known instanceof Error ? known.message : String(known);
}

function structure(db: ReadDb): string[] {
  const found = db.pragma(`integrity_check(${maxProblems})`) as { integrity_check: string }[];
  return found.map(({ integrity_check }) => integrity_check).filter(text => text !== 'ok');
}

function links(db: ReadDb): string[] {
  const broken = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const counts = Map.groupBy(broken, ({ table, parent }) => `${table} -> ${parent}`);
  return [...counts].map(([link, rows]) => `${rows.length} of ${link} lead nowhere`);
}

/** Each text and file against the sum it was stored with. */
function contents(db: ReadDb, progress: Progress): string[] {
  const total = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM contents').pluck().get() ?? 0;
  const rows = db.prepare<[], { id: number; sha256: Buffer; bytes: Buffer }>(
    'SELECT id, sha256, bytes FROM contents ORDER BY id',
  );
  const problems: string[] = [];
  let checked = 0;
  for (const { id, sha256, bytes } of rows.iterate()) {
    if (!createHash('sha256').update(bytes).digest().equals(sha256)) problems.push(`content ${id} is not what was saved`);
    progress(++checked % 1000 === 0 ? id / total : undefined);
  }
  return problems;
}

/** Revisions without a gap, but for the step that a restored library makes (docs/decisions/0023). */
function changes(db: ReadDb): string[] {
  const gaps = db
    .prepare<[], { revision: number; before: number }>(`
      SELECT revision, before FROM (
        SELECT revision, kind, lag(revision, 1, 0) OVER (ORDER BY revision) AS before FROM changes WHERE position = 0)
      WHERE revision <> before + 1 AND kind <> 'restored'`)
    .all();
  return gaps.map(({ revision, before }) => `the change feed goes from ${before} to ${revision}`);
}

function placeProblems(folder: string): string[] {
  const drive = networkDriveOf(folder);
  return drive === undefined ? [] : [networkDriveText(drive)];
}

function permissionProblems(folder: string): string[] {
  const { mode } = statSync(folder);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return ['other accounts of this machine can read the data folder'];
}

function backupProblems(folder: string, progress: Progress): string[] {
  const isAnother = (file: string, sha256: string) => {
    progress();
    return hashFile(file) !== sha256;
  };
  return attempt(() => {
    const { verified, unchecked } = findBackups(folder);
    return [
      ...verified.filter(({ file, sha256 }) => isAnother(file, sha256)).map(({ id }) => `backup ${id} is damaged`),
      ...unchecked.map(({ id }) => `backup ${id} was never found right, or is not what it was`),
    ];
  }) as string[];
}
