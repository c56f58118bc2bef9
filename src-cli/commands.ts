import type { CommandName } from '../src-shared/command-names.ts';
import type { Command } from './command.ts';
import { add } from './commands/add.ts';
import { backup, doctor, open, serve } from './commands/care.ts';
import { collections, restore, rm, tag } from './commands/organise.ts';
import { search } from './commands/search.ts';
import { copy, show } from './commands/show.ts';
import { exporting, importing } from './commands/transfer.ts';

/** Every command, in the order in which they are told. */
export const commands: Readonly<Record<CommandName, Command>> = {
  ...{ add, search, show, copy, rm, restore, tag, collections },
  export: exporting,
  import: importing,
  ...{ backup, doctor, open, serve },
};
