import type { AssetId } from '../../src-shared/model/ids.ts';
import { host } from '../api/bridge.ts';
import { createSnippet } from '../features/capture/create-snippet.ts';
import { saveClipboard } from '../features/capture/save-clipboard.ts';
import { setFavourite, trashSnippets } from '../features/library/actions.ts';
import { libraryQueries } from '../features/library/queries.ts';
import { copySnippet } from '../features/viewer/copy-snippet.ts';
import { texts } from '../texts.ts';
import { focusList, focusSearch, focusSideBar } from './focus.ts';
import { queryClient } from './query-client.ts';
import { useUi } from './ui-store.ts';
import { undo } from './undo.ts';
import { toggleSideBar } from './use-layout.ts';

export interface Command {
  readonly title: string;
  /** In tinykeys' spelling; the first is the one shown. */
  readonly keys: readonly [string, ...string[]];
  /** Whether its keys work while a text is written. */
  readonly whileTyping: boolean;
  readonly run: () => void;
}

export type CommandId = keyof typeof texts.commands;

/** Browsers keep Ctrl+N, Ctrl+T and Ctrl+1 to themselves. */
function keys(desktop: string, browser: string): readonly [string, string] {
  return host === 'electron' ? [desktop, browser] : [browser, desktop];
}

/** Everything that can be asked for, once: for keys, buttons and menus. */
export const commands: Readonly<Record<CommandId, Command>> = {
  search: { title: texts.commands.search, keys: ['$mod+k'], whileTyping: true, run: focusSearch },
  create: { title: texts.commands.create, keys: keys('$mod+n', 'Alt+n'), whileTyping: true, run: () => void createSnippet({}) },
  copy: { title: texts.commands.copy, keys: ['$mod+Shift+c'], whileTyping: true, run: () => void withActive(copySnippet) },
  favourite: {
    title: texts.commands.favourite,
    keys: ['$mod+d'],
    whileTyping: false,
    run: () => void withActive(toggleFavourite),
  },
  rename: { title: texts.commands.rename, keys: ['F2'], whileTyping: true, run: () => ask('name') },
  language: { title: texts.commands.language, keys: keys('$mod+l', 'l'), whileTyping: false, run: () => ask('language') },
  tag: { title: texts.commands.tag, keys: keys('$mod+t', 't'), whileTyping: false, run: () => ask('tag') },
  collect: { title: texts.commands.collect, keys: ['$mod+m'], whileTyping: true, run: collectSelected },
  edit: { title: texts.commands.edit, keys: ['$mod+e'], whileTyping: true, run: () => ask('editor') },
  trash: { title: texts.commands.trash, keys: ['Delete', '$mod+Backspace'], whileTyping: false, run: trashSelected },
  undo: { title: texts.commands.undo, keys: ['$mod+z'], whileTyping: false, run: () => void undo.runLast() },
  sideBar: { title: texts.commands.sideBar, keys: ['$mod+b'], whileTyping: true, run: toggleSideBar },
  saveClipboard: {
    title: texts.commands.saveClipboard,
    keys: ['$mod+Alt+v'],
    whileTyping: true,
    run: () => void saveClipboard(),
  },
  settings: {
    title: texts.commands.settings,
    keys: ['$mod+,'],
    whileTyping: true,
    run: () => useUi.getState().setSettings(true),
  },
  focusSideBar: { title: texts.commands.focusSideBar, keys: keys('$mod+1', 'Alt+1'), whileTyping: true, run: focusSideBar },
  focusList: { title: texts.commands.focusList, keys: keys('$mod+2', 'Alt+2'), whileTyping: true, run: focusList },
  focusDetail: { title: texts.commands.focusDetail, keys: keys('$mod+3', 'Alt+3'), whileTyping: true, run: () => ask('editor') },
};

function withActive(run: (id: AssetId) => Promise<void>): Promise<void> | undefined {
  const { active } = useUi.getState();
  return active === null ? undefined : run(active);
}

function ask(pending: 'name' | 'language' | 'tag' | 'editor'): void {
  const ui = useUi.getState();
  if (ui.active === null) return;
  ui.showNarrow('detail');
  ui.ask(pending);
}

async function toggleFavourite(id: AssetId): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  if (snippet.deleted === undefined) await setFavourite([id], !snippet.favourite);
}

function collectSelected(): void {
  const { selected, filter, setCollecting } = useUi.getState();
  if (filter.scope !== 'trash') setCollecting(selected);
}

function trashSelected(): void {
  const { selected, filter } = useUi.getState();
  if (filter.scope !== 'trash') void trashSnippets(selected);
}
