import type { Backup, LibraryReport } from '../../src-shared/model/backups.ts';
import { copyToSecond, makeBackup, type NewBackup } from './backup/make.ts';
import { backupsFolder, copiesFolder, type FoundBackups, findBackups, toBackup } from './backup/records.ts';
import { type Checked, checkLibrary, type Progress } from './check.ts';
import { toFailure } from './failure.ts';

/* What is done to the library's files as a whole, each in a thread of its own that waits for the disk alone. */

/** What became of a backup; the second folder's trouble does not undo the first. */
export interface Made {
  readonly backup: Backup;
  readonly secondFailure?: string;
}

export const tasks = {
  backup({ second, ...wanted }: NewBackup & { readonly second?: string }): Made {
    const stored = makeBackup(wanted);
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
  check: (checked: Checked, progress: Progress): LibraryReport => checkLibrary(checked, progress),
};

function listed({ verified, unchecked }: FoundBackups, place: Backup['place']): Backup[] {
  return [
    ...verified.map(stored => toBackup(stored, place)),
    ...unchecked.map(({ id, at, size }) => ({ id, place, at, size, reason: 'manual' as const, verified: false })),
  ];
}

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskOutput<N extends TaskName> = ReturnType<Tasks[N]>;
