import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, startAgain, test } from './fixtures.ts';

test('a second start shows the window of the first, and ends', async ({ desktop, person }) => {
  await desktop.main();
  await desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().endsWith('/index.html')) window.minimize();
  });
  expect((await startAgain(person)).code).toBe(0);
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
  await startAgain(person, '--quick-save');
  await expect(magpie.row('saved by a verb')).toBeVisible();
  await expect((await desktop.page('toast')).getByRole('status')).toContainText('Saved saved by a verb');
});

test('magpie --palette shows the palette of the first instance', async ({ desktop, person }) => {
  await desktop.page('palette');
  await startAgain(person, '--palette');
  await expect.poll(() => desktop.isVisible('palette')).toBe(true);
  await expect((await desktop.page('palette')).getByRole('combobox')).toBeFocused();
});

test('magpie --new opens a new snippet, and what nobody knows is said where it was typed', async ({ desktop, person }) => {
  const magpie = await desktop.main();
  const { code, text } = await startAgain(person, '--new', '--brew-coffee');
  expect([code, text]).toEqual([0, expect.stringContaining('Magpie does not know "--brew-coffee". It knows --show, --palette')]);
  await expect(magpie.editor).toBeFocused();
});

test('files and folders are saved, relative to where the second start was made', async ({ desktop, person }) => {
  const magpie = await desktop.main();
  const folder = join(person.home, 'code');
  await mkdir(join(folder, 'deep/node_modules'), { recursive: true });
  await writeFile(join(folder, 'one.ts'), 'const one = 1;');
  await writeFile(join(folder, 'deep/two.sql'), 'select 2');
  await writeFile(join(folder, 'deep/node_modules/not.js'), 'not mine');
  await startAgain({ ...person, cwd: folder }, 'one.ts', 'deep', 'missing.txt');
  await expect(magpie.row('one.ts')).toBeVisible();
  await expect(magpie.row('two.sql')).toBeVisible();
  await expect(magpie.row('not.js')).toHaveCount(0);
  await expect((await desktop.page('toast')).getByRole('status')).toContainText('Saved 2 snippets');
});

test('--hidden starts without a window, and the next start shows one', async ({ start, person }) => {
  const desktop = await start('--hidden');
  await desktop.page('toast');
  expect(await desktop.isVisible('index')).toBe(false);
  await startAgain(person, '--hidden');
  expect(await desktop.isVisible('index')).toBe(false);
  await startAgain(person);
  await desktop.main();
  await expect.poll(() => desktop.isVisible('index')).toBe(true);
});

test('links open a snippet and search', async ({ desktop, person }) => {
  const magpie = await desktop.main();
  for (const text of ['first of two', 'second of two']) {
    await desktop.copyText(text);
    await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  }
  await expect(magpie.row('second of two')).toBeVisible();
  const id = await magpie.page.evaluate(async () => {
    const page = await window.bridge.call('library.page', { page: { filter: { query: 'first' } } });
    return page.ok ? page.value.rows[0]?.id : undefined;
  });
  await startAgain(person, `magpie://asset/${id}`);
  await expect(magpie.detail.getByText('first of two', { exact: true }).first()).toBeVisible();
  await startAgain(person, 'magpie://search?q=second');
  await expect(magpie.row('second of two')).toBeVisible();
  await expect(magpie.row('first of two')).toHaveCount(0);
});

test('a link saves only what was shown and agreed to; unseen signs are named, and a second link changes nothing', async ({
  desktop,
  person,
}) => {
  const magpie = await desktop.main();
  const text = 'rm -rf \u202e/tmp\u2066\n<img src=x onerror=alert(1)>';
  await startAgain(person, `magpie://save?text=${encodeURIComponent(text)}`);
  const dialog = magpie.page.getByRole('dialog', { name: 'Save what a link holds?' });
  await expect(dialog.getByRole('region', { name: 'Text of the link' })).toHaveText(
    'rm -rf U+202E/tmpU+2066\n<img src=x onerror=alert(1)>',
  );
  await expect(dialog.getByRole('button', { name: 'Do not save' })).toBeFocused(); // a key that was meant elsewhere saves nothing
  await startAgain(person, 'magpie://save?text=another');
  await expect(dialog).not.toContainText('another');
  await dialog.getByRole('button', { name: 'Do not save' }).click();
  await expect(dialog).toBeHidden();
  const count = () =>
    magpie.page.evaluate(async () => {
      const facets = await window.bridge.call('library.facets', { filter: {} });
      return facets.ok ? facets.value.all : -1;
    });
  expect(await count()).toBe(0);

  await startAgain(person, `magpie://save?text=${encodeURIComponent(text)}`);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(count).toBe(1);
  const saved = await magpie.page.evaluate(async () => {
    const page = await window.bridge.call('library.page', { page: { filter: {} } });
    const id = page.ok ? page.value.rows[0]?.id : undefined;
    const snippet = id && (await window.bridge.call('library.snippet', { id }));
    return snippet?.ok ? snippet.value.fragments[0]?.text : undefined;
  });
  expect(saved).toBe(text);
});

test('hostile links do nothing but say so, whatever stands beside them', async ({ desktop, person }) => {
  const magpie = await desktop.main();
  await desktop.copyText('must not be saved');
  for (const link of ['magpie://asset/../../etc/passwd', 'magpie://save?text=', 'magpie://delete?id=1']) {
    await startAgain(person, '--quick-save', '/etc/passwd', link);
    const told = await magpie.message('This link is none that Magpie knows. Nothing was done.');
    await magpie.messages.getByRole('button', { name: 'Dismiss' }).click();
    await expect(told).toBeHidden();
  }
  expect(await magpie.page.evaluate(() => window.bridge.call('library.facets', { filter: {} }))).toMatchObject({
    value: { all: 0 },
  });
});

test('macOS hands links and files over by events', async ({ desktop, person }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const file = join(person.home, 'opened.ts');
  await writeFile(file, 'const opened = true;');
  await desktop.app.evaluate(electron => {
    const { __host } = electron as unknown as { readonly __host: { openUrl(url: string): void } };
    __host.openUrl('magpie://save?text=by+event');
  });
  const dialog = magpie.page.getByRole('dialog', { name: 'Save what a link holds?' });
  await expect(dialog).toContainText('by event');
  await dialog.getByRole('button', { name: 'Do not save' }).click();
  await desktop.app.evaluate((electron, path) => {
    const { __host } = electron as unknown as { readonly __host: { openFile(file: string): void } };
    __host.openFile(path);
  }, file);
  await expect(magpie.row('opened.ts')).toBeVisible();
});
