import type { Handlers } from '../../src-shared/contract/index.ts';
import type { Copied } from '../../src-shared/contract/shell.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { FormatId } from '../../src-shared/model/ids.ts';
import type { Snippet } from '../../src-shared/model/library.ts';
import { type Filled, stepsToCaret } from '../../src-shared/placeholders/template.ts';
import type { Content } from '../assets/service.ts';
import type { Entry, LentClipboard } from './paste/clipboard-loan.ts';

export interface InsertDeps<Value> {
  readonly library: Pick<Handlers<'library.snippet' | 'library.use'>, 'library.snippet' | 'library.use'>;
  readonly content: (id: FormatId) => Promise<Content | undefined>;
  readonly clipboard: LentClipboard<Value>;
  readonly textEntry: (text: string) => Entry<Value>;
  /** The bytes of an image as an entry; undefined for those that cannot be made a PNG. */
  readonly imageEntry: (content: Content) => Entry<Value> | undefined;
  /** Pastes in the program in front. @throws where no key could be pressed */
  readonly paste: (entry: Entry<Value>, steps: number) => Promise<void>;
  /** Whether pasting may be tried; where the system asks the person first, this asks. */
  readonly mayPaste: () => 'yes' | 'unable' | 'permission';
  /** Gives the focus back to the program in front. */
  readonly leave: () => void;
  readonly tell: (copied: Copied) => void;
  readonly report: (error: unknown) => void;
}

/** Hands a snippet to the program in front, or to the clipboard where that cannot be. Counts as a use either way. */
export function createInsert<Value>(deps: InsertDeps<Value>): Handlers<'shell.insert'>['shell.insert'] {
  const { library, clipboard, paste, mayPaste, leave, tell, report } = deps;

  return async ({ id, filled, as }) => {
    const snippet = await library['library.snippet']({ id });
    const { entry, steps, secrets } = await entryOf(snippet, filled, deps);
    const copy = async (why: Copied['why']) => {
      await clipboard.write([entry]);
      leave();
      tell({ outcome: 'copied', name: snippet.name, secrets, why });
    };

    const may = as === 'copy' ? 'asked' : mayPaste();
    if (may !== 'yes') await copy(may);
    else {
      await paste(entry, steps).catch(async error => {
        report(error);
        await copy('unable');
      });
    }
    await library['library.use']({ id });
    return null;
  };
}

interface Prepared<Value> {
  readonly entry: Entry<Value>;
  readonly steps: number;
  readonly secrets: number;
}

async function entryOf<Value>(
  { fragments: [first], secrets }: Snippet,
  filled: Filled | undefined,
  { content, textEntry, imageEntry }: Pick<InsertDeps<Value>, 'content' | 'textEntry' | 'imageEntry'>,
): Promise<Prepared<Value>> {
  const text = filled?.text ?? first?.text;
  if (text !== undefined) {
    const held = secrets.filter(secret => text.includes(secret.text)).length;
    return { entry: textEntry(text), steps: filled ? stepsToCaret(filled) : 0, secrets: held };
  }
  const bytes = first?.generic === 'IMAGE' ? await content(first.id) : undefined;
  const entry = bytes && imageEntry(bytes);
  if (!entry) throw new AppError('unprocessable', 'This snippet has neither text nor an image that can be pasted');
  return { entry, steps: 0, secrets: 0 };
}
