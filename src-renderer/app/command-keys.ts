import { tinykeys } from 'tinykeys';
import { isInDialog, isOwnKey, isTyping } from '../lib/keys.ts';
import { commands } from './commands.ts';
import { focusSearch } from './focus.ts';

/** Listens for the keys of all commands; gives its own undo. */
export function listenForCommands(): () => void {
  const bindings = Object.values(commands).flatMap(({ keys, whileTyping, run }) =>
    keys.map((key): [string, (event: KeyboardEvent) => void] => [
      key,
      event => {
        if (!whileTyping && isTyping(event)) return;
        if (isInDialog(event) || isOwnKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
        run();
      },
    ]),
  );
  const slash = (event: KeyboardEvent) => {
    if (isTyping(event) || isInDialog(event)) return;
    event.preventDefault();
    focusSearch();
  };
  // In the capture phase, before the editor takes Ctrl+K for its chords.
  return tinykeys(window, { ...Object.fromEntries(bindings), '/': slash }, { capture: true, ignore: () => false });
}
