import { assertNever } from '../../src-shared/assert-never.ts';
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
}

/** Does what a start of the program, a link or a file asks for. */
export async function act(wish: Wish, { ask, show, palette, save, saveFiles }: ActDeps): Promise<void> {
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
      return void (await saveFiles(wish.paths));
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
