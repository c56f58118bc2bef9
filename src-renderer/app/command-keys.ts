import { tinykeys } from 'tinykeys';
import { isInDialog, isOwnKey, isTyping } from '../lib/keys.ts';
import { type Command, commands } from './commands.ts';

/** Listens for the keys of all commands; gives its own undo. */
export function listenForCommands(): () => void {
  const all: readonly Command[] = Object.values(commands);
  const bindings = all.flatMap(({ keys, whileTyping, run }) =>
    keys.map((key): [string, (event: KeyboardEvent) => void] => [
      key,
      event => {
        if ((!whileTyping || isWriting(key)) && isTyping(event)) return;
        if (isInDialog(event) || isOwnKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
        run();
      },
    ]),
  );
  // In the capture phase, before the editor takes Ctrl+K for its chords.
  return tinykeys(window, Object.fromEntries(bindings), { capture: true, ignore: () => false });
}

/** Whether a key writes a sign in a text. */
function isWriting(key: string): boolean {
  return key.replace('Shift+', '').length === 1;
}
