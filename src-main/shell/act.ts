import { assertNever } from '../../src-shared/assert-never.ts';
import { isArchiveName } from '../../src-shared/model/transfers.ts';
import type { Command } from './commands.ts';
import type { Link } from './links.ts';
import type { Wish } from './verbs.ts';

export interface ActDeps {
  /** Asks the window in front, which is opened if there is none. */
  readonly ask: (command: Command) => void;
  readonly show: () => void;
  readonly palette: () => void;
  readonly save: () => Promise<unknown>;
  readonly saveFiles: (paths: readonly string[]) => Promise<unknown>;
  readonly openArchive: (path: string) => Promise<void>;
}

/** Does what a start of the program, a link or a file asks for. */
export async function act(wish: Wish, { ask, show, palette, save, saveFiles, openArchive }: ActDeps): Promise<void> {
  switch (wish.verb) {
    case 'show':
      return show();
    case 'palette':
      return palette();
    case 'quick-save':
      return void (await save());
    case 'new':
      return ask({ command: 'new' });
    case 'hidden':
      return;
    case 'import':
      for (const path of wish.paths.filter(isArchiveName)) await openArchive(path);
      return void (wish.paths.every(isArchiveName) || (await saveFiles(wish.paths.filter(path => !isArchiveName(path)))));
    case 'link':
      return wish.link.to === 'show' ? show() : ask(commandOf(wish.link));
    case 'refuse':
      return ask({ command: 'refuse' });
    default:
      return assertNever(wish);
  }
}

function commandOf(link: Exclude<Link, { readonly to: 'show' }>): Command {
  switch (link.to) {
    case 'asset':
      return { command: 'open', id: link.id };
    case 'search':
      return { command: 'search', query: link.q };
    case 'save':
      return { command: 'offer', text: link.text };
    default:
      return assertNever(link);
  }
}
