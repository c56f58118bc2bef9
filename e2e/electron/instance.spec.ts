import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, launchOptions, type Person, test } from './fixtures.ts';

/** Starts the app once more for the same person; gives its exit code. */
async function startAgain(person: Person, ...args: string[]): Promise<number | null> {
  const electron = await import('electron' as string).then(({ default: path }: { default: string }) => path);
  const { args: all, cwd, env } = launchOptions(person, ...args);
  const [code] = (await once(spawn(electron, all, { cwd, env, stdio: 'ignore' }), 'exit')) as [number | null];
  return code;
}

test('a second start shows the window of the first, and ends', async ({ desktop, person }) => {
  await desktop.main();
  await desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().endsWith('/index.html')) window.minimize();
  });
  expect(await startAgain(person)).toBe(0);
  await expect.poll(() => desktop.isVisible('index')).toBe(true);
  const count = await desktop.app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().filter(window => window.webContents.getURL().endsWith('/index.html')).length,
  );
  expect(count).toBe(1);
});

test('magpie --quick-save saves the clipboard through the first instance', async ({ desktop, person }) => {
  const magpie = await desktop.main();
  await desktop.copyText('saved by a verb');
  expect(await startAgain(person, '--quick-save')).toBe(0);
  await expect(magpie.row('saved by a verb')).toBeVisible();
  await expect((await desktop.page('toast')).getByRole('status')).toContainText('Saved saved by a verb');
});

test('magpie --palette shows the palette of the first instance', async ({ desktop, person }) => {
  await desktop.page('palette');
  expect(await startAgain(person, '--palette')).toBe(0);
  await expect.poll(() => desktop.isVisible('palette')).toBe(true);
  await expect((await desktop.page('palette')).getByRole('combobox')).toBeFocused();
});

test('the tray opens the window again after it was closed', async ({ desktop }) => {
  await desktop.needsHands();
  await desktop.main();
  await desktop.page('toast');
  await expect.poll(() => desktop.host(host => host.trays.length)).toBe(1);
  await desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.webContents.getURL().endsWith('/index.html')) window.close();
  });
  await expect.poll(() => desktop.isVisible('index')).toBe(false);
  await desktop.host(host => void host.clickTray());
  await desktop.main();
  await expect.poll(() => desktop.isVisible('index')).toBe(true);
});

test('the menu asks the window in front for a new snippet', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.host(host => host.clickMenu('File', 'New Snippet'));
  await expect(magpie.editor).toBeFocused();
});
