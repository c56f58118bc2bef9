import type { AssetId } from '../../src-shared/model/ids.ts';
import { call, host, platform } from '../api/bridge.ts';
import { createSnippet } from '../features/capture/create-snippet.ts';
import { saveClipboard } from '../features/capture/save-clipboard.ts';
import { keepSnippets, purgeSnippets, restoreSnippets, setFavourite, trashSnippets } from '../features/library/actions.ts';
import { currentRows } from '../features/library/list-selection.ts';
import { libraryQueries } from '../features/library/queries.ts';
import { addSamples, removeSamples } from '../features/samples/samples.ts';
import { chooseArchive } from '../features/transfer/import-archive.ts';
import { copySnippet } from '../features/viewer/copy-snippet.ts';
import { addEmpty, nextFragment } from '../features/viewer/fragments.ts';
import type { texts } from '../texts.ts';
import { focusList, focusPane, focusSearch, focusSideBar } from './focus.ts';
import { queryClient } from './query-client.ts';
import { useUi } from './ui-store.ts';
import { undo } from './undo.ts';
import { toggleSideBar } from './use-layout.ts';

/** A command's title is the text of the same name. */
export interface Command {
  /** The heading that the palette and the sheet show it under. What is about a snippet or a selection is offered while there is one. */
  readonly group: CommandGroup;
  /** In tinykeys' spelling; the first is the one shown. A plain letter or sign acts only where it does not write. */
  readonly keys: readonly [] | readonly [string, ...string[]];
  /** Whether its keys work while a text is written. */
  readonly whileTyping: boolean;
  /** Whether the palette offers it now; always, by default. */
  readonly isOffered?: () => boolean;
  readonly run: () => void;
}

export type CommandId = keyof typeof texts.commands;
export type CommandGroup = keyof typeof texts.commandGroups;

/** Browsers keep Ctrl+N, Ctrl+T and Ctrl+1 to themselves. */
function keys(desktop: string, browser: string): readonly [string, ...string[]] {
  return host === 'electron' ? [desktop, browser] : [browser];
}

const ui = () => useUi.getState();
const mac = platform === 'darwin';

/** Everything that can be asked for, once: for keys, buttons, menus, the palette and the sheet of shortcuts. */
export const commands = {
  create: { group: 'save', keys: keys('$mod+n', 'Alt+n'), whileTyping: true, run: () => void createSnippet({}) },
  saveClipboard: { group: 'save', keys: ['$mod+Alt+v'], whileTyping: true, run: () => void saveClipboard() },
  undo: { group: 'save', keys: ['$mod+z'], whileTyping: false, run: () => void undo.runLast() },
  addSamples: {
    group: 'save',
    keys: [],
    whileTyping: false,
    isOffered: () => ui().samples.length === 0,
    run: () => void addSamples(),
  },
  removeSamples: {
    group: 'save',
    keys: [],
    whileTyping: false,
    isOffered: () => ui().samples.length > 0,
    run: () => void removeSamples(),
  },

  search: { group: 'find', keys: ['$mod+k', '/', 'Shift+/'], whileTyping: true, run: focusSearch },
  showAll: { group: 'find', keys: [], whileTyping: false, run: () => ui().setScope('all') },
  showFavourites: { group: 'find', keys: [], whileTyping: false, run: () => ui().setScope('favourites') },
  showRecent: { group: 'find', keys: [], whileTyping: false, run: () => ui().setScope('recent') },
  showSuggested: { group: 'find', keys: [], whileTyping: false, run: () => ui().setScope('suggested') },
  showTrash: { group: 'find', keys: [], whileTyping: false, run: () => ui().setScope('trash') },

  copy: { group: 'snippet', keys: ['$mod+Shift+c'], whileTyping: true, run: () => void withActive(copySnippet) },
  copyFilled: {
    group: 'snippet',
    keys: ['$mod+Alt+c'],
    whileTyping: true,
    run: () => void withActive(async () => ui().showDialog('fill')),
  },
  addFragment: { group: 'snippet', keys: ['$mod+Alt+n'], whileTyping: true, run: () => void withActive(addEmptyTo) },
  nextFragment: {
    group: 'snippet',
    keys: keys('$mod+PageDown', 'Alt+PageDown'),
    whileTyping: true,
    run: () => void withActive(id => stepFragment(id, 1)),
  },
  previousFragment: {
    group: 'snippet',
    keys: keys('$mod+PageUp', 'Alt+PageUp'),
    whileTyping: true,
    run: () => void withActive(id => stepFragment(id, -1)),
  },
  format: { group: 'snippet', keys: ['Shift+Alt+KeyF'], whileTyping: true, run: () => ask('format') },
  edit: { group: 'snippet', keys: ['$mod+e'], whileTyping: true, run: () => ask('editor') },
  rename: { group: 'snippet', keys: ['F2'], whileTyping: true, run: () => ask('name') },
  language: { group: 'snippet', keys: keys('$mod+l', 'l'), whileTyping: false, run: () => ask('language') },
  tag: { group: 'snippet', keys: keys('$mod+t', 't'), whileTyping: false, run: tagSelected },
  history: {
    group: 'snippet',
    keys: ['$mod+Shift+h'],
    whileTyping: true,
    run: () => withActive(async () => ui().showDialog('history')),
  },
  favourite: { group: 'snippet', keys: ['$mod+d'], whileTyping: false, run: toggleFavourites },

  // A Mac minimises its windows with Cmd+M.
  collect: { group: 'selection', keys: [mac ? '$mod+Shift+m' : '$mod+m'], whileTyping: true, run: collectSelected },
  trash: { group: 'selection', keys: ['Delete', '$mod+Backspace'], whileTyping: false, run: trashSelected },
  export: { group: 'save', keys: ['$mod+Shift+e'], whileTyping: true, run: () => ui().showDialog('export') },
  importArchive: { group: 'save', keys: [], whileTyping: false, run: chooseArchive },
  keep: { group: 'aside', keys: ['$mod+Enter'], whileTyping: false, run: keepSelected },

  palette: { group: 'window', keys: ['$mod+Shift+p'], whileTyping: true, run: () => ui().showDialog('palette') },
  shortcuts: { group: 'window', keys: ['?', 'Shift+?'], whileTyping: false, run: () => ui().showDialog('shortcuts') },
  tags: { group: 'window', keys: keys('$mod+Shift+t', 'Shift+t'), whileTyping: false, run: () => ui().showDialog('tags') },
  insight: { group: 'window', keys: [], whileTyping: false, run: () => ui().showDialog('insight') },
  welcome: { group: 'window', keys: [], whileTyping: false, run: showWelcome },
  settings: { group: 'window', keys: ['$mod+,'], whileTyping: true, run: () => ui().setSettings(true) },
  focusSideBar: { group: 'window', keys: keys('$mod+1', 'Alt+1'), whileTyping: true, run: focusSideBar },
  focusList: { group: 'window', keys: keys('$mod+2', 'Alt+2'), whileTyping: true, run: focusList },
  focusDetail: { group: 'window', keys: keys('$mod+3', 'Alt+3'), whileTyping: true, run: () => ask('editor') },
  nextPane: { group: 'window', keys: ['F6'], whileTyping: true, run: () => focusPane(1) },
  previousPane: { group: 'window', keys: ['Shift+F6'], whileTyping: true, run: () => focusPane(-1) },
  newWindow: { group: 'window', keys: keys('$mod+Shift+n', 'Alt+Shift+n'), whileTyping: true, run: openWindow },
  sideBar: { group: 'window', keys: ['$mod+b'], whileTyping: true, run: toggleSideBar },
  useLightTheme: { group: 'window', keys: [], whileTyping: false, run: () => ui().setTheme('light') },
  useDarkTheme: { group: 'window', keys: [], whileTyping: false, run: () => ui().setTheme('dark') },
  useSystemTheme: { group: 'window', keys: [], whileTyping: false, run: () => ui().setTheme('system') },
} as const satisfies Readonly<Record<CommandId, Command>>;

/** In the order in which they are shown. */
export const commandIds = Object.keys(commands) as CommandId[];

function withActive(run: (id: AssetId) => Promise<void>): Promise<void> | undefined {
  const { active } = ui();
  return active === null ? undefined : run(active);
}

function ask(pending: 'name' | 'language' | 'tag' | 'editor' | 'format'): void {
  const { active, showNarrow, ask: askFor } = ui();
  if (active === null) return;
  showNarrow('detail');
  askFor(pending);
}

/** All of them, unless all are favourites already. */
function toggleFavourites(): void {
  const { selected, filter } = ui();
  if (filter.scope === 'trash') return;
  if (selected.length <= 1) return void withActive(toggleFavourite);
  const chosen = new Set<string>(selected);
  const all = currentRows().every(({ id, favourite }) => favourite || !chosen.has(id));
  void setFavourite(selected, !all);
}

async function toggleFavourite(id: AssetId): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  if (snippet.deleted === undefined) await setFavourite([id], !snippet.favourite);
}

async function addEmptyTo(id: AssetId): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  if (snippet.deleted === undefined) await addEmpty(snippet);
}

async function stepFragment(id: AssetId, step: 1 | -1): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  const { fragment, showFragment } = useUi.getState();
  const next = nextFragment(snippet, fragment, step);
  if (next) showFragment(next.id);
}

function tagSelected(): void {
  const { selected, filter, setTagging } = ui();
  if (selected.length <= 1) ask('tag');
  else if (filter.scope !== 'trash') setTagging(selected);
}

/** Over whatever list is on view: they stand in its place. */
function showWelcome(): void {
  ui().setScope('all');
  ui().setWelcome('shown');
}

function openWindow(): void {
  void (host === 'electron' ? call('shell.openWindow', {}) : window.open(location.href));
}

function collectSelected(): void {
  const { selected, filter, setCollecting } = ui();
  if (filter.scope !== 'trash') setCollecting(selected);
}

/** What lies in the trash is deleted for good, which asks. */
function trashSelected(): void {
  const { selected, filter } = ui();
  void (filter.scope === 'trash' ? purgeSnippets(selected) : trashSnippets(selected));
}

function keepSelected(): void {
  const { selected, filter } = ui();
  if (filter.scope === 'trash') void restoreSnippets(selected);
  else if (filter.scope === 'suggested') void keepSnippets(selected);
}
