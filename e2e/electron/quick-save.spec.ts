import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';

/** A red pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

test('the key saves the text that was copied, and the toast says so without taking the focus', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.copyText('SELECT name\nFROM users;');
  expect(await desktop.isVisible('toast')).toBe(false);
  await desktop.pressSaveKey();

  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Saved SELECT name');
  await expect(toast.getByRole('status')).toContainText('SQL · 2 lines');
  await expect.poll(() => desktop.isVisible('toast')).toBe(true);
  await expect(magpie.row('SELECT name')).toBeVisible();
  const focused = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL());
  expect(focused).not.toContain('toast');
});

test('the toast stands in the corner of the screen, above all, and stays one window', async ({ desktop }) => {
  await desktop.needsHands();
  await desktop.main();
  for (const text of ['first', 'second']) {
    await desktop.copyText(text);
    await desktop.pressSaveKey();
    await expect((await desktop.page('toast')).getByRole('status')).toContainText(`Saved ${text}`);
  }
  await expect.poll(() => desktop.isVisible('toast')).toBe(true);
  const found = await desktop.app.evaluate(({ BrowserWindow, screen }) => {
    const toasts = BrowserWindow.getAllWindows().filter(window => window.webContents.getURL().endsWith('/toast.html'));
    const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
    const bounds = toasts[0]?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      count: toasts.length,
      onTop: toasts[0]?.isAlwaysOnTop(),
      focusable: toasts[0]?.isFocusable(),
      fromCorner: [x + width - bounds.x - bounds.width, y + height - bounds.y - bounds.height],
    };
  });
  expect(found).toEqual({ count: 1, onTop: true, focusable: false, fromCorner: [0, 0] });
});

test('Undo takes it back out of the library, for good, and hides the toast', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.copyText('a mistake');
  await desktop.pressSaveKey();
  await expect(magpie.row('a mistake')).toBeVisible();

  const toast = await desktop.page('toast');
  await expect.poll(() => desktop.isVisible('toast')).toBe(true);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(magpie.row('a mistake')).toHaveCount(0);
  await expect.poll(() => desktop.isVisible('toast')).toBe(false);
  const facets = await magpie.page.evaluate(() => window.bridge.call('library.facets', { filter: {} }));
  expect(facets).toMatchObject({ value: { all: 0, trash: 0 } });
});

test('Edit shows it in the window', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.copyText('to be edited');
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  await toast.getByRole('button', { name: 'Edit' }).click();
  await expect(magpie.detail.getByText('to be edited', { exact: true }).first()).toBeVisible();
});

test('an image is saved as one, and its bytes are shown', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.app.evaluate(({ clipboard, ClipboardItem }, base64) => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    return clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, png);
  await desktop.pressSaveKey();
  await expect((await desktop.page('toast')).getByRole('status')).toContainText('Saved Image');
  await expect(magpie.row('Image')).toBeVisible();

  const loaded = await magpie.page.evaluate(async () => {
    const page = await window.bridge.call('library.page', { page: { filter: {} } });
    const response = await fetch(`/magpie/content/${page.ok ? page.value.rows[0]?.image : ''}`);
    const { headers } = response;
    return {
      bytes: (await response.arrayBuffer()).byteLength,
      type: headers.get('content-type'),
      policy: headers.get('content-security-policy'),
    };
  });
  expect(loaded).toEqual({
    bytes: atob(png).length,
    type: 'image/png',
    policy: "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
});

test('saved text is never served as a page', async ({ desktop }) => {
  const magpie = await desktop.main();
  await desktop.copyText('<!doctype html><script>alert(1)</script>');
  await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  const headers = await magpie.page.evaluate(async () => {
    const page = await window.bridge.call('library.page', { page: { filter: {} } });
    const id = page.ok ? page.value.rows[0]?.id : undefined;
    const snippet = id && (await window.bridge.call('library.snippet', { id }));
    const fragment = snippet?.ok ? snippet.value.fragments[0]?.id : '';
    return Object.fromEntries((await fetch(`/magpie/content/${fragment}`)).headers);
  });
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

test('the same once more is told, not saved again; Open shows the one that is there', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const toast = await desktop.page('toast');
  for (const title of ['Saved const answer', 'Already saved just now']) {
    await desktop.copyText('const answer = 42;');
    await desktop.pressSaveKey();
    await expect(toast.getByRole('status')).toContainText(title);
  }
  await toast.getByRole('button', { name: 'Open' }).click();
  await expect(magpie.detail.getByText('const answer = 42;').first()).toBeVisible();
  await expect(magpie.rows).toHaveCount(1);

  await magpie.page.keyboard.press('Delete');
  await expect(magpie.rows).toHaveCount(0);
  await desktop.pressSaveKey();
  await expect(toast.getByRole('status')).toContainText('Taken back out of the trash');
  await expect(magpie.row('const answer')).toBeVisible();
});

test('a secret is told with its line; Redact takes it out of the text', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_');
  await desktop.copyText(`# deploy\nexport TOKEN=${key}\n`);
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Saved, but it holds a secret');
  await expect(toast.getByRole('status')).toContainText('on line 2');
  await toast.getByRole('button', { name: 'Redact' }).click();
  await expect(toast.getByRole('status')).toContainText('Saved without the secret');

  await toast.getByRole('button', { name: 'Edit' }).click();
  await expect(magpie.text).toContainText('REDACTED');
  await expect(magpie.text).not.toContainText(key.slice(8));
});

test('nothing to save, and what a password manager conceals, is said and not saved, unless it is wanted', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.app.evaluate(({ clipboard }) => clipboard.clear());
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  const status = toast.getByRole('status');
  await expect(status).toContainText('Nothing to save');

  await desktop.app.evaluate(({ clipboard, ClipboardItem }) =>
    clipboard.write([new ClipboardItem({ 'text/plain': 'hunter2', 'x-kde-passwordManagerHint': 'secret' })]),
  );
  await desktop.pressSaveKey();
  await expect(status).toContainText('concealed');
  const facets = await magpie.page.evaluate(() => window.bridge.call('library.facets', { filter: {} }));
  expect(facets).toMatchObject({ value: { all: 0 } });
  await toast.getByRole('button', { name: 'Save anyway' }).click();
  await expect(magpie.row('hunter2')).toBeVisible();
});

test('while capture is paused the key says so, until it is resumed', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await magpie.page.evaluate(async () => {
    const all = await window.bridge.call('settings.get', {});
    if (all.ok) await window.bridge.call('settings.update', { settings: { capture: { ...all.value.capture, paused: true } } });
  });
  await desktop.copyText('while paused');
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Capture is paused');
  await expect(magpie.rows).toHaveCount(0);

  await toast.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => desktop.isVisible('toast')).toBe(false);
  await desktop.pressSaveKey();
  await expect(magpie.row('while paused')).toBeVisible();
});

test('what fails is told, with a way to try again', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.app.evaluate(({ clipboard }) => {
    const { read } = clipboard;
    clipboard.read = async () => {
      clipboard.read = read;
      throw new Error('The clipboard is held by another program');
    };
  });
  await desktop.copyText('at last');
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Could not be saved');
  await toast.getByRole('button', { name: 'Try again' }).click();
  await expect(toast.getByRole('status')).toContainText('Saved at last');
  await expect(magpie.row('at last')).toBeVisible();
});

test('a tag is added in the toast where it can be typed in; elsewhere the window takes it', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const toast = await desktop.page('toast');
  const onPlatform = (platform: string) =>
    desktop.app.evaluate((_electron, name) => Object.defineProperty(process, 'platform', { value: name }), platform);
  await onPlatform('win32');
  await desktop.copyText('one to be tagged');
  await desktop.pressSaveKey();
  await toast.getByRole('button', { name: 'Add a tag' }).click();
  await toast.getByRole('textbox', { name: 'Add a tag' }).fill('errands');
  await toast.keyboard.press('Enter');
  await expect(toast.getByText('errands')).toBeVisible();
  await expect(magpie.row('one to be tagged')).toContainText('errands');

  await onPlatform('linux');
  await desktop.copyText('another to be tagged');
  await desktop.pressSaveKey();
  await expect(toast.getByRole('status')).toContainText('another');
  await toast.getByRole('button', { name: 'Add a tag' }).click();
  await expect(magpie.detail.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
});

test('copied files become a snippet each, with one toast and one Undo', async ({ desktop, person }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const paths = ['one.ts', 'two.ts', 'empty.ts'].map(name => join(person.home, name));
  await Promise.all(paths.map((path, i) => writeFile(path, i === 2 ? '' : `export const n = ${i};\n`)));
  await desktop.app.evaluate(
    ({ clipboard, ClipboardItem }, list) => clipboard.write([new ClipboardItem({ 'text/uri-list': list, 'text/plain': list })]),
    paths.map(path => pathToFileURL(path).href).join('\r\n'),
  );
  await desktop.pressSaveKey();
  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Saved 2 snippets');
  await expect(toast.getByRole('status')).toContainText('empty.ts: It is empty');
  await expect(magpie.rows).toHaveCount(2);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(magpie.rows).toHaveCount(0);
});

test('a second window and the local API see a save as the first does', async ({ desktop }) => {
  await desktop.needsHands();
  const first = await desktop.main();
  await desktop.host(host => host.clickMenu('File', 'New Window'));
  const second = await desktop.main(1);
  await desktop.copyText('seen everywhere');
  await desktop.pressSaveKey();
  await expect(first.row('seen everywhere')).toBeVisible();
  await expect(second.row('seen everywhere')).toBeVisible();

  const info = await first.page.evaluate(() => window.bridge.call('system.info', {}));
  const address = info.ok ? info.value.address : undefined;
  const found = await fetch(`${address}/assets/search?query=everywhere`);
  expect(await found.json()).toMatchObject({ iterable: [{ asset: { name: 'seen everywhere' } }] });
});
