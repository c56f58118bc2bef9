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
  expect(loaded).toEqual({ bytes: atob(png).length, type: 'image/png', policy: "default-src 'none'; sandbox" });
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
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

test('nothing to save, and what a password manager conceals, is said and not saved', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.app.evaluate(({ clipboard }) => clipboard.clear());
  await desktop.pressSaveKey();
  const status = (await desktop.page('toast')).getByRole('status');
  await expect(status).toContainText('Nothing to save');

  await desktop.app.evaluate(({ clipboard, ClipboardItem }) =>
    clipboard.write([new ClipboardItem({ 'text/plain': 'hunter2', 'x-kde-passwordManagerHint': 'secret' })]),
  );
  await desktop.pressSaveKey();
  await expect(status).toContainText('concealed');
  const facets = await magpie.page.evaluate(() => window.bridge.call('library.facets', { filter: {} }));
  expect(facets).toMatchObject({ value: { all: 0 } });
});

test('a second window and the local API see a save within half a second of the first', async ({ desktop }) => {
  await desktop.needsHands();
  const first = await desktop.main();
  await desktop.host(host => host.clickMenu('File', 'New Window'));
  const second = await desktop.main(1);
  await desktop.copyText('seen everywhere');
  await desktop.pressSaveKey();
  await expect(first.row('seen everywhere')).toBeVisible();
  await expect(second.row('seen everywhere')).toBeVisible({ timeout: 500 });

  const info = await first.page.evaluate(() => window.bridge.call('system.info', {}));
  const address = info.ok ? info.value.address : undefined;
  const found = await fetch(`${address}/assets/search?query=everywhere`);
  expect(await found.json()).toMatchObject({ iterable: [{ asset: { name: 'seen everywhere' } }] });
});
