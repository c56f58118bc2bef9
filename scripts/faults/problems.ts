import { checkLibrary } from '../../src-main/storage/check.ts';
import { libraryFile } from '../../src-main/storage/library-file.ts';
import { contradictionsIn } from '../../src-main/storage/sqlite/contradictions.ts';

/** All that is wrong with the library in a folder, also while a process has it open. */
export function problemsOf(folder: string): string[] {
  const { findings } = checkLibrary({ folder });
  return [
    ...findings.flatMap(({ check, problems }) => problems.map(problem => `${check}: ${problem}`)),
    ...contradictionsIn(libraryFile(folder)),
  ];
}
