import { statSync } from 'node:fs';
import type { Backup, LibraryReport } from '../../src-shared/model/backups.ts';
import type { NearCopies } from '../../src-shared/model/insight.ts';
import { readLibrary, verifyLibrary } from './backup/inspect.ts';
import { adoptBackup, copyToSecond, makeBackup, type NewBackup } from './backup/make.ts';
import { backupsFolder, copiesFolder, type FoundBackups, findBackups, toBackup } from './backup/records.ts';
import { type Checked, checkLibrary, type Progress } from './check.ts';
import { toFailure } from './failure.ts';
import { libraryFile } from './library-file.ts';
import { isLost, markDamaged } from './recovery/damage.ts';
import { fileOf, mend, offerOf } from './recovery/mend.ts';
import { prepareRestore } from './recovery/prepare.ts';

/* What is done to the library's files as a whole, each in a thread of its own that waits for the disk alone. */

/** What became of a backup; the second folder's trouble does not undo the first. */
export interface Made {
  readonly backup: Backup;
  readonly secondFailure?: string;
}

export const tasks = {
  backup({ second, ...wanted }: NewBackup & { readonly second?: string }, progress: Progress): Made {
    const stored = makeBackup(wanted, progress);
    const backup = toBackup(stored, 'library');
    if (second === undefined) return { backup };
    try {
      copyToSecond(stored, second);
      return { backup };
    } catch (error) {
      return { backup, secondFailure: toFailure(error).message };
    }
  },
  list: ({ folder, second }: Checked): readonly Backup[] => [
    ...listed(findBackups(backupsFolder(folder)), 'library'),
    ...(second === undefined ? [] : listed(findBackups(copiesFolder(second)), 'second')),
  ],
  /** Makes a backup that is listed, or a file, ready to take the library's place. */
  prepare: ({ folder, second, from }: Checked & { readonly from: { readonly id: string } | { readonly file: string } }) =>
    prepareRestore(folder, 'id' in from ? fileOf(from.id, folder, second) : from.file),
  adopt: ({ file, at }: { readonly file: string; readonly at: number }): Backup => toBackup(adoptBackup(file, at), 'library'),
  /** A backup that somebody picked, as it would be listed. @throws AppError for a file that cannot be restored */
  inspect({ file }: { readonly file: string }): Omit<Backup, 'id'> {
    const { snippets } = verifyLibrary(file);
    const { size, mtimeMs } = statSync(file);
    return { place: 'picked', at: Math.floor(mtimeMs), reason: 'manual', size, verified: true, snippets };
  },
  /** Whether the pages of the library are in order; where not, the next start mends them first. */
  quickCheck({ folder }: Checked): boolean {
    const ok = readLibrary(libraryFile(folder), db => db.pragma('quick_check(1)', { simple: true }) === 'ok');
    if (!ok) markDamaged(folder);
    return ok;
  },
  offer: ({ folder }: Checked) => offerOf(folder),
  isLost: ({ folder }: Checked) => isLost(folder),
  mend,
  check: (checked: Checked, progress: Progress): LibraryReport => checkLibrary(checked, progress),
};

function listed({ verified, unchecked }: FoundBackups, place: Backup['place']): Backup[] {
  return [
    ...verified.map(stored => toBackup(stored, place)),
    ...unchecked.map(({ id, at, size }) => ({ id, place, at, size, reason: 'manual' as const, verified: false })),
  ];
}

/** What the search engine adds, as it adds itself to the storage thread. */
export interface SearchTasks {
  nearCopies(library: Pick<Checked, 'folder'>, progress: Progress): NearCopies;
}

export type Tasks = typeof tasks & SearchTasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskOutput<N extends TaskName> = ReturnType<Tasks[N]>;
