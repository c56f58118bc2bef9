import { host, subscribe } from '../api/bridge.ts';
import { createSnippet } from '../features/capture/create-snippet.ts';
import { focusSearch } from './focus.ts';
import { useUi } from './ui-store.ts';

/** Does what menus, tray and links of the desktop ask for; gives its own undo. */
export function listenForShellCommands(): () => void {
  if (host !== 'electron') return () => {};
  return subscribe('shell.commands', wish => {
    switch (wish.command) {
      case 'new':
        return void createSnippet(wish.name === undefined ? {} : { name: wish.name });
      case 'search':
        return focusSearch();
      case 'open':
        return useUi.getState().open(wish.id, wish.field);
    }
  });
}
