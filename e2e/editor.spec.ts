import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

/** The text as the service has it, once it is saved. */
async function format({ page, editor }: MagpiePage): Promise<void> {
  await editor.focus();
  await page.keyboard.press('Shift+Alt+F');
}

async function openSettings({ page }: MagpiePage): Promise<void> {
  await page.keyboard.press('Control+,');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Editor' })
    .or(page.getByRole('tab', { name: 'Editor' }))
    .click();
}

const lineHeight = (page: Page) =>
  page
    .locator('.view-line')
    .first()
    .evaluate(line => Math.round(line.getBoundingClientRect().height));

test('code is formatted as one step that can be undone, and the cursor stays in its place', async ({ magpie, api }) => {
  const before = 'const a = {b:1,\nc:2}';
  await api.create('sample', before, 'ts');
  await magpie.open('sample');
  await magpie.editor.focus();
  await magpie.page.keyboard.press('Control+End');
  await magpie.page.keyboard.press('ArrowLeft');
  await format(magpie);
  await expect.poll(() => api.text('sample')).toBe('const a = { b: 1, c: 2 };\n');
  await magpie.write('0');
  await expect.poll(() => api.text('sample')).toBe('const a = { b: 1, c: 20 };\n');

  await magpie.page.keyboard.press('Control+Z');
  await magpie.page.keyboard.press('Control+Z');
  await expect.poll(() => api.text('sample')).toBe(before);
});

for (const { ext, text, formatted } of [
  { ext: 'py', text: "x = {'a':1}", formatted: 'x = {"a": 1}\n' },
  { ext: 'go', text: 'package main\nfunc main(){x()}\n', formatted: 'package main\n\nfunc main() { x() }\n' },
  { ext: 'c', text: 'int main(){return 0;}', formatted: 'int main() { return 0; }' },
  { ext: 'sql', text: 'select a from b', formatted: 'select\n  a\nfrom\n  b\n' },
]) {
  test(`${ext} has a formatter, under the policy that the window is served with`, async ({ magpie, api }) => {
    await api.create('sample', text, ext);
    await magpie.open('sample');
    await format(magpie);
    await expect.poll(() => api.text('sample'), { timeout: 15_000 }).toBe(formatted);
  });
}

test('what cannot be formatted says why and where', async ({ magpie, api }) => {
  await api.create('broken', 'const a = 1;\nconst b = {', 'ts');
  await api.create('other', 'fn main() {}', 'rs');
  await magpie.open('broken');
  await format(magpie);
  await magpie.message(/^Could not be formatted, line 2: /);
  await magpie.open('other');
  await format(magpie);
  await magpie.message('There is no formatter for Rust');
});

test('the settings of the editor apply at once and stay', async ({ magpie, api }) => {
  await api.create('sample', `${'long '.repeat(200)}\nsecond`, 'txt');
  await magpie.open('sample');
  await expect(magpie.text.locator('.view-line')).toHaveCount(2);
  await openSettings(magpie);
  await magpie.page.getByRole('spinbutton', { name: 'Font size' }).fill('20');
  await magpie.page.getByRole('switch', { name: 'Wrap long lines' }).click();
  await magpie.page.getByRole('switch', { name: 'Line numbers' }).click();
  await magpie.page.keyboard.press('Escape');

  expect(await lineHeight(magpie.page)).toBe(31);
  expect(await magpie.text.locator('.view-line').count()).toBeGreaterThan(2);
  await expect(magpie.detail.locator('.line-numbers')).toHaveCount(0);
  await magpie.page.reload();
  await magpie.open('sample');
  await expect(magpie.text).toBeVisible();
  expect(await lineHeight(magpie.page)).toBe(31);
});

test('Vim keys can be switched on, and Escape is theirs then', async ({ magpie, api }) => {
  await api.create('sample', 'one\ntwo\nthree', 'txt');
  await magpie.open('sample');
  await openSettings(magpie);
  await magpie.page.getByRole('switch', { name: 'Vim keys' }).click();
  await magpie.page.keyboard.press('Escape');
  await expect(magpie.detail.getByText('--NORMAL--')).toBeVisible();
  await magpie.editor.focus();
  await magpie.page.keyboard.type('ddAx');
  await expect(magpie.detail.getByText('--INSERT--')).toBeVisible();
  await magpie.page.keyboard.press('Escape');
  await expect(magpie.editor).toBeFocused();
  await expect.poll(() => api.text('sample')).toBe('twox\nthree');
});
