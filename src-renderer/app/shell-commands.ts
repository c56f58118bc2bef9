import { assertNever } from '../../src-shared/assert-never.ts';
import { call, host, subscribe } from '../api/bridge.ts';
import { createSnippet } from '../features/capture/create-snippet.ts';
import { offer } from '../features/links/offer.ts';
import { chooseArchive, importArchive } from '../features/transfer/import-archive.ts';
import { texts } from '../texts.ts';
import { showError } from '../ui/toasts.ts';
import { focusSearch } from './focus.ts';
import { useUi } from './ui-store.ts';

function importOpened(id: string): void {
  void importArchive(() => call('transfers.get', { id }));
}

/** Does what menus, tray, links and files of the desktop ask for; gives its own undo. */
export function listenForShellCommands(): () => void {
  if (host !== 'electron') return () => {};
  return subscribe('shell.commands', wish => {
    const ui = useUi.getState();
    switch (wish.command) {
      case 'new':
        return void createSnippet(wish.name === undefined ? {} : { name: wish.name });
      case 'search':
        if (wish.query !== undefined) {
          ui.setScope('all');
          ui.setQuery(wish.query);
        }
        return focusSearch();
      case 'settings':
        return ui.setSettings(true);
      case 'export':
        return ui.showDialog('export');
      case 'import':
        return wish.archive === undefined ? chooseArchive() : importOpened(wish.archive);
      case 'refuseArchive':
        return showError(`${texts.transfer.notImported} ${wish.why}`);
      case 'open':
        return ui.open(wish.id, wish.field);
      case 'offer':
        return offer(wish.text);
      case 'refuse':
        return showError(texts.links.refused);
      default:
        return assertNever(wish);
    }
  });
}
