import { expect, test } from 'vitest';
import { toAssetId } from '../../../src-shared/model/ids.ts';
import { type TrayFacts, trayMenu, trayTip } from './tray-menu.ts';

const id = toAssetId('6a9e37e1-e49c-4985-ab56-480f67f05a64');
const facts: TrayFacts = {
  platform: 'linux',
  hotkeys: [
    { name: 'quickSave', accelerator: 'CommandOrControl+Shift+S', state: 'on' },
    { name: 'palette', accelerator: 'CommandOrControl+Shift+Space', state: 'taken' },
    { name: 'showWindow', accelerator: null, state: 'off' },
  ],
  api: 'open',
  paused: false,
  recent: [],
};

function menuOf(change: Partial<TrayFacts> = {}) {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const actions = {
    copy: (copied: string) => void done.push(copied),
    pause: (paused: boolean) => void done.push(`pause ${paused}`),
    ...{ save: note('save'), palette: note('palette'), open: note('open'), quit: note('quit') },
  };
  const menu = trayMenu({ ...facts, ...change }, actions);
  return { menu, labels: menu.map(({ label, type }) => label ?? type), done };
}

test('an empty library has the actions, each with its key where that works', () => {
  const { labels } = menuOf();
  expect(labels).toEqual(['Save Clipboard (Ctrl+Shift+S)', 'Pause Saving', 'Search', 'Open Magpie', 'separator', 'Quit Magpie']);
});

test('recent snippets are copied by a click; their names fit on a line and show what they are', () => {
  const names = ['git log --graph', `${'x'.repeat(60)}`, 'a & b', 'photo_\u202egpj.exe', '👋'.repeat(50), ''];
  const { menu, labels, done } = menuOf({ recent: names.map(name => ({ id, name })) });
  expect(labels.slice(0, 8)).toEqual([
    'Copy a Recent Snippet',
    'git log --graph',
    `${'x'.repeat(39)}…`,
    'a && b',
    'photo_ gpj.exe',
    `${'👋'.repeat(39)}…`,
    'Untitled',
    'separator',
  ]);
  menu[1]?.click?.(undefined as never, undefined, undefined as never);
  expect(done).toEqual([id]);
});

test('what is wrong stands first in the menu and in the tip', () => {
  expect(menuOf({ api: 'failed' }).labels.slice(0, 2)).toEqual(['The local API could not start', 'separator']);
  expect(trayTip({ ...facts, api: 'failed' })).toBe('Magpie: Ctrl+Shift+S saves the clipboard\nThe local API could not start');
});

test('saving is paused and resumed, and while it is paused that is told in place of the key', () => {
  const { menu, labels, done } = menuOf({ paused: true });
  expect(labels[0]).toBe('Saving is paused');
  const item = menu.find(({ label }) => label === 'Pause Saving');
  expect(item?.checked).toBe(true);
  item?.click?.(undefined as never, undefined, undefined as never);
  expect(done).toEqual(['pause false']);
  expect(trayTip({ ...facts, paused: true })).toBe('Magpie: Saving is paused');
});

test('the tip tells the key as the platform writes it, that it is taken, or nothing', () => {
  expect(trayTip({ ...facts, platform: 'darwin' })).toBe('Magpie: ⇧⌘S saves the clipboard');
  const taken = facts.hotkeys.map(hotkey => ({ ...hotkey, state: 'taken' as const }));
  expect(trayTip({ ...facts, hotkeys: taken })).toBe('Magpie: Ctrl+Shift+S is taken by another program. Save from here.');
  expect(trayTip({ ...facts, hotkeys: [] })).toBe('Magpie');
});
