import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Desktop, expect, test } from './fixtures.ts';

async function openSettings(page: Page, section: string) {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: section }).click();
  return dialog;
}

function closeWindow(desktop: Desktop): Promise<void> {
  return desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.webContents.getURL().endsWith('/index.html')) window.close();
  });
}

function trayLabels(desktop: Desktop): Promise<string[]> {
  return desktop.host(host => host.trays[0]?._menu?.items.map(({ label }) => label) ?? []);
}

test('the tray has the newest snippets, copies one, and follows what is saved and which key saves', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await expect.poll(() => trayLabels(desktop)).toEqual(expect.arrayContaining(['Save Clipboard (Ctrl+Shift+S)', 'Quit Magpie']));
  for (const text of ['first of the tray', 'second of the tray']) {
    await desktop.copyText(text);
    await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  }
  await expect
    .poll(async () => (await trayLabels(desktop)).slice(0, 3))
    .toEqual(['Copy a Recent Snippet', 'second of the tray', 'first of the tray']);
  await desktop.host(host => void host.clickMenuOf(host.trays[0]?._menu, 'first of the tray'));
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('first of the tray');

  await magpie.page.evaluate(() => window.bridge.call('shell.changeHotkey', { name: 'quickSave', accelerator: null }));
  await expect.poll(() => trayLabels(desktop)).toContain('Save Clipboard');
  await magpie.page.evaluate(() => window.bridge.call('settings.update', { settings: { server: { enabled: false } } }));
  await expect.poll(async () => (await trayLabels(desktop))[0]).toBe('The local API is off');
});

test('what follows when the last window closes is asked once, remembered, and can be changed', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await desktop.page('toast');
  await closeWindow(desktop); // nobody answers: the window stays
  await expect.poll(() => desktop.host(host => host.dialogCalls.length)).toBe(1);
  expect(await desktop.isVisible('index')).toBe(true);

  await desktop.host(host => host.answerDialog(0));
  await closeWindow(desktop);
  await expect.poll(() => desktop.isVisible('index')).toBe(false);
  await desktop.host(host => void host.clickTray());
  await desktop.main();
  await expect.poll(() => desktop.isVisible('index')).toBe(true);
  await closeWindow(desktop);
  await expect.poll(() => desktop.isVisible('index')).toBe(false);
  expect(await desktop.host(host => host.dialogCalls.length)).toBe(2);
  expect(page.isClosed()).toBe(true);

  await desktop.host(host => void host.clickTray());
  const again = await desktop.main();
  const dialog = await openSettings(again.page, 'Desktop');
  await expect(dialog.getByRole('radio', { name: 'Keep running' })).toBeChecked();
  await dialog.getByText('Quit', { exact: true }).click();
  await expect(dialog.getByRole('radio', { name: 'Quit' })).toBeChecked();
  const ended = desktop.app.waitForEvent('close');
  await closeWindow(desktop).catch(() => {}); // the program may be gone before it answers
  await ended;
});

test('at login Magpie starts as its entry of the desktop says, which follows the settings', async ({ start }) => {
  test.info().skip(process.platform !== 'linux', 'It is a file on Linux only, elsewhere a call of Electron');
  const config = await mkdtemp(join(tmpdir(), 'magpie-config-'));
  const entry = () => readFile(join(config, 'autostart/magpie.desktop'), 'utf8').catch(() => 'none');
  process.env.XDG_CONFIG_HOME = config;
  try {
    const { page } = await (await start()).main();
    const dialog = await openSettings(page, 'Desktop');
    const login = dialog.getByRole('switch', { name: 'Start at login' });
    await expect(login).not.toBeChecked();
    await login.click();
    await expect(login).toBeChecked();
    expect(await entry()).toMatch(/^Exec="[^"]+".* "--hidden"$/m);
    await dialog.getByRole('switch', { name: 'Start without a window' }).click();
    await expect.poll(entry).toMatch(/^Exec="[^"]+"(?!.*--hidden)/m);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    await login.click();
    await expect(login).not.toBeChecked();
    expect(await entry()).toBe('none');
  } finally {
    delete process.env.XDG_CONFIG_HOME;
    await rm(config, { recursive: true, force: true });
  }
});

test('the system tells of a save where the toast cannot, and the next one has its toast again', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await desktop.page('toast');
  await desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.webContents.getURL().endsWith('/toast.html')) window.destroy();
  });
  await desktop.copyText('told by the system');
  await page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  await expect
    .poll(() => desktop.host(host => host.shownNotifications.map(({ title, body }) => [title, body])))
    .toEqual([['Saved', 'told by the system']]);
  await desktop.copyText('told by the toast');
  await page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  await expect((await desktop.page('toast')).getByRole('status')).toContainText('told by the toast');
  expect(await desktop.host(host => host.shownNotifications.length)).toBe(1);
});
