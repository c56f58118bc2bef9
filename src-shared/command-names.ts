/** What the command line does, by the first word; the installed program knows by it that no window is wanted. */
export const commandNames = [
  'add',
  'search',
  'show',
  'copy',
  'rm',
  'restore',
  'tag',
  'collections',
  'export',
  'import',
  'backup',
  'doctor',
  'open',
  'serve',
] as const;

export type CommandName = (typeof commandNames)[number];

export function isCommandName(word: string | undefined): word is CommandName {
  return commandNames.some(name => name === word);
}
