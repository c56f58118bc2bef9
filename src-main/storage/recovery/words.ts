import type { LibraryReport } from '../../../src-shared/model/backups.ts';
import type { Mended, Offer } from './remedy.ts';

/* What a person is told about a library that does not open, in dialogs and terminals alike. */

function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function snippetsText(count: number): string {
  return count === 1 ? '1 snippet' : `${count.toLocaleString('en')} snippets`;
}

/** What the newest backup holds, and what it does not. */
export function backupText({ at, snippets, missing }: NonNullable<Offer['backup']>): string {
  const holds = `The newest backup is of ${timeText(at)} and holds ${snippetsText(snippets)}.`;
  if (missing === undefined)
    return `${holds} What was saved or changed after it would be missing; how much that is cannot be read.`;
  return missing === 0
    ? `${holds} Nothing was changed after it.`
    : `${holds} ${snippetsText(missing)} were saved or changed after it.`;
}

/** What can be done, as commands of a program on a folder. Where nothing is deleted, it is said so. */
export function remedyLines({ backup, canSalvage }: Offer, program: string, folder: string): string[] {
  const command = (option: string) => `  node ${JSON.stringify(program)} --data ${JSON.stringify(folder)} ${option}`;
  return [
    'Nothing was changed. Whichever of these you choose, what is there now is set aside and never deleted:',
    ...(backup
      ? [`- ${backupText(backup)}`, command('--restore newest')]
      : ['- There is no verified backup beside the library. One from elsewhere:']),
    ...(backup ? ['- Another backup:'] : []),
    command('--restore FILE'),
    ...(canSalvage ? ['- What can be read of the damaged library:', command('--salvage')] : []),
    '- An empty library:',
    command('--new'),
  ];
}

export function mendedText({ snippets, aside, salvaged }: Mended): string {
  const lines = [`The library holds ${snippetsText(snippets)} now. What was there before is in ${aside}.`];
  if (salvaged && salvaged.lost > 0) lines.push(`${snippetsText(salvaged.lost)} could not be read.`);
  if (salvaged && salvaged.altered > 0)
    lines.push(
      `${salvaged.altered.toLocaleString('en')} texts or files are not as they were saved; they were kept as they could be read.`,
    );
  return lines.join('\n');
}

/** One line a check, and one a problem. */
export function reportLines({ findings }: LibraryReport): string[] {
  const states = { right: 'ok', wrong: 'WRONG', skipped: 'not checked' } as const;
  return findings.flatMap(({ check, state, problems }) => [
    `${check}: ${states[state]}`,
    ...problems.map(problem => `  ${problem}`),
  ]);
}
