import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Input } from '../../src-shared/contract/index.ts';
import { type Desktop, expect, test } from './fixtures.ts';

/** Saves a text in the library of the desktop; gives its id. */
function save(page: Page, name: string, text: string, ext: string): Promise<string> {
  const application = {
    id: 'e2e',
    name: 'OPEN_SOURCE',
    version: '1',
    platform: 'LINUX',
    onboarded: false,
    privacy: 'OPEN',
  } as const;
  const format = { fragment: { string: { raw: text }, metadata: { ext } } };
  const input: Input<'assets.create'> = { seed: { type: 'SEEDED_ASSET', asset: { application, format, metadata: { name } } } };
  return page.evaluate(async value => {
    const reply = await window.bridge.call('assets.create', value);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value.id;
  }, input);
}

const retry = 'def retry(fn, attempts=5):\n    return fn()';
const deploy = 'ssh {{user}}@{{host}} "deploy {cursor}{date:YYYY}"';

function options(palette: Page) {
  return palette.getByRole('option');
}

function hidden(desktop: Desktop) {
  return expect.poll(() => desktop.isVisible('palette')).toBe(false);
}

test.beforeEach(({ desktop }) => desktop.needsHands());

test('the key shows it, typing finds, arrows choose, Enter hands over, and what is used comes first the next time', async ({
  desktop,
}) => {
  const { page } = await desktop.main();
  await save(page, 'Retry with jitter', retry, 'py');
  await save(page, 'fetchWithRetry', 'export const fetchWithRetry = () => fetch(url);', 'ts');
  await save(page, 'Newest', 'select 1', 'sql');
  await desktop.page('palette');
  expect(await desktop.isVisible('palette')).toBe(false);

  const palette = await desktop.showPalette();
  const place = await desktop.app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/palette.html'));
    const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
    const bounds = window?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
    const middle = [bounds.x + bounds.width / 2 - x - width / 2, bounds.y + bounds.height / 2 - y - height / 2];
    return { middle: middle.map(Math.round), onTop: window?.isAlwaysOnTop(), focused: window?.isFocused() };
  });
  expect(place).toEqual({ middle: [0, 0], onTop: true, focused: true });
  await expect(options(palette)).toHaveText([/Newest/, /fetchWithRetry/, /Retry with jitter/]);

  await palette.keyboard.type('retry');
  await expect(options(palette)).toHaveCount(2);
  await expect(palette.getByText(/^2 of 3 · \d+ ms$/)).toBeVisible();
  await expect(palette.locator('mark').first()).toHaveText('Retry');
  await palette.keyboard.press('ControlOrMeta+2');
  const second = palette.getByRole('option', { selected: true });
  await expect(second).toHaveText(/fetchWithRetry/);
  await palette.keyboard.press('ArrowUp');
  await expect(second).toHaveText(/Retry with jitter/);
  await expect(palette.getByRole('region', { name: 'Preview' })).toContainText('return fn()');
  await palette.keyboard.press('Enter');

  await hidden(desktop);
  expect(await desktop.readClipboard()).toBe(retry);
  const toast = await desktop.page('toast');
  await expect(toast.getByRole('status')).toContainText('Copied Retry with jitter');
  await expect(toast.getByRole('status')).toContainText('Press Ctrl+V to paste it.');
  await desktop.showPalette();
  await expect(options(palette)).toHaveText([/Retry with jitter/, /Newest/, /fetchWithRetry/]);
  await expect(palette.getByRole('group', { name: 'Most used' }).getByRole('option')).toHaveCount(1);
});

test('Enter pressed before the answer is there takes the first of what was typed, not of what was shown', async ({ desktop }) => {
  const { page } = await desktop.main();
  await save(page, 'Wanted', 'the wanted text', 'txt');
  await save(page, 'Newest', 'another text', 'txt');
  const palette = await desktop.showPalette();
  await expect(options(palette)).toHaveCount(2);
  await palette.evaluate(() => {
    const field = document.querySelector('input');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(field, 'wanted');
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await expect.poll(() => desktop.readClipboard()).toBe('the wanted text');
});

test('placeholders are filled in a form with the text as it will be, and the values are there the next time', async ({
  desktop,
}) => {
  const { page } = await desktop.main();
  await save(page, 'Deploy', deploy, 'sh');
  await save(page, 'f-string', 'print(f"{date} {{x}}")', 'py');
  const palette = await desktop.showPalette();
  await palette.keyboard.type('deploy');
  await expect(options(palette)).toHaveCount(1);
  await palette.keyboard.press('Enter');
  await expect(palette.getByLabel('user')).toBeFocused();
  await palette.keyboard.type('root');
  await palette.keyboard.press('Tab');
  await palette.keyboard.type('example.org');
  const year = new Date().getFullYear();
  const filled = `ssh root@example.org "deploy ${year}"`;
  await expect(palette.getByRole('region', { name: 'Text with the placeholders filled in' })).toHaveText(filled);
  await palette.keyboard.press('Enter');
  await hidden(desktop);
  expect(await desktop.readClipboard()).toBe(filled);

  await desktop.showPalette();
  await palette.keyboard.type('deploy');
  await expect(options(palette)).toHaveCount(1);
  await palette.keyboard.press('Tab');
  await expect(palette.getByLabel('host')).toHaveValue('example.org');
  await palette.keyboard.press('Shift+Enter'); // as it stands
  await hidden(desktop);
  expect(await desktop.readClipboard()).toBe(deploy);

  // Code stays code, unless somebody asks.
  await desktop.showPalette();
  await palette.keyboard.type('f-string');
  await expect(options(palette)).toHaveCount(1);
  await palette.keyboard.press('Enter');
  await hidden(desktop);
  expect(await desktop.readClipboard()).toBe('print(f"{date} {{x}}")');
});

test('actions: favourite, trash and back, open; nothing found creates; Escape clears first', async ({ desktop }) => {
  const magpie = await desktop.main();
  await save(magpie.page, 'First', 'one', 'txt');
  await save(magpie.page, 'Second', 'two', 'txt');
  const palette = await desktop.showPalette();
  await expect(options(palette)).toHaveCount(2);
  const menu = palette.getByRole('menu', { name: 'Actions' });

  await palette.keyboard.press('ControlOrMeta+Enter');
  await menu.getByRole('menuitem', { name: 'Add to favourites' }).press('Enter');
  await expect(options(palette).first().getByLabel('Favourite')).toBeVisible();
  await palette.keyboard.press('ArrowRight');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await palette.keyboard.press('ArrowUp'); // round to the last one
  await palette.keyboard.press('Enter');
  await expect(palette.getByText('Moved Second to the trash')).toBeVisible();
  await expect(options(palette)).toHaveCount(1);
  await palette.keyboard.press('ControlOrMeta+z');
  await expect(options(palette)).toHaveCount(2);

  await palette.keyboard.type('zzqqxx');
  await expect(palette.getByText('Nothing found for “zzqqxx”')).toBeVisible();
  await palette.keyboard.press('Escape');
  await expect(palette.getByRole('combobox')).toHaveValue('');
  await palette.keyboard.press('Escape');
  await hidden(desktop);

  await desktop.showPalette();
  await palette.keyboard.press('ControlOrMeta+o');
  await expect(magpie.detail.getByText('Second', { exact: true }).first()).toBeVisible();
  await desktop.showPalette();
  await palette.keyboard.type('Quite new');
  await expect(palette.getByText('Nothing found for “Quite new”')).toBeVisible();
  await palette.keyboard.press('Enter');
  await expect(magpie.detail.getByText('Quite new', { exact: true }).first()).toBeVisible();
  await expect(magpie.editor).toBeFocused();
});

for (const theme of ['dark', 'light'] as const) {
  test(`hostile names stay text and secrets are hidden; nothing has an accessibility violation in the ${theme} theme`, async ({
    desktop,
  }) => {
    const { page } = await desktop.main();
    await desktop.app.evaluate(({ nativeTheme }, value) => {
      nativeTheme.themeSource = value;
    }, theme);
    const secret = `sk_live_${'51HxYzAbCdEfGhIjKlMnOpQr'}`;
    await save(
      page,
      '<img src=x onerror="document.title=1">{{x}}',
      `<script>document.title=1</script>\nkey = "${secret}"\n{{x}}`,
      'txt',
    );
    const palette = await desktop.showPalette();
    const violations = async () => {
      const { violations: found } = await new AxeBuilder({ page: palette }).setLegacyMode().analyze();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    };
    await expect(palette.getByRole('region', { name: 'Preview' })).toContainText('<script>');
    await expect(palette.getByRole('region', { name: 'Preview' })).toContainText('••••');
    expect(await violations()).toEqual([]);
    await palette.keyboard.type('key');
    await expect(palette.locator('mark').first()).toBeVisible();
    await palette.keyboard.press('ArrowRight');
    await expect(palette.getByRole('menu')).toBeVisible();
    expect(await violations()).toEqual([]);
    await palette.keyboard.press('Escape');
    await palette.keyboard.press('Tab');
    await expect(palette.getByLabel('x', { exact: true })).toBeFocused();
    expect(await violations()).toEqual([]);
    expect(await palette.content()).not.toContain(secret);
    expect(await palette.title()).toBe('Magpie palette');
    expect(await palette.locator('#root script, #root img[src="x"]').count()).toBe(0);
  });
}
