import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from './menu.ts';
import { setShellLanguage } from './texts.ts';

const nothing = () => {};
const actions = {
  ...{ newSnippet: nothing, newWindow: nothing, saveClipboard: nothing, search: nothing },
  ...{ settings: nothing, zoom: nothing, importArchive: nothing, exportSnippets: nothing, showData: nothing, showLog: nothing },
};

function itemsOf(platform: 'darwin' | 'win32' | 'linux', saveKey?: string): MenuItemConstructorOptions[] {
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  return flat(menuTemplate(actions, { platform, packaged: true, saveKey }));
}

test.each(['darwin', 'win32', 'linux'] as const)('on %s no key stands twice, and Cmd+M is left to the system', platform => {
  const keys = itemsOf(platform, 'CommandOrControl+Shift+S').flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).not.toContain('CommandOrControl+M');
});

test('a Mac has the settings in the menu of the app, others among the files', () => {
  const [app] = menuTemplate(actions, { platform: 'darwin', packaged: true, saveKey: undefined });
  expect(app).toMatchObject({
    role: 'appMenu',
    submenu: expect.arrayContaining([expect.objectContaining({ label: 'Settings…' })]),
  });
  const [file] = menuTemplate(actions, { platform: 'linux', packaged: true, saveKey: undefined });
  expect(file).toMatchObject({ submenu: expect.arrayContaining([expect.objectContaining({ label: 'Settings…' })]) });
});

test('the key that saves is shown while there is one, and not taken once more', () => {
  const save = (key?: string) => itemsOf('linux', key).find(({ label }) => label === 'Save Clipboard');
  expect(save('CommandOrControl+Alt+J')).toMatchObject({ accelerator: 'CommandOrControl+Alt+J', registerAccelerator: false });
  expect(save()).not.toHaveProperty('accelerator');
});

test('the menu speaks the language that was chosen', () => {
  setShellLanguage('de');
  expect(itemsOf('linux').map(({ label }) => label)).toContain('Neues Snippet');
  setShellLanguage('en');
});
