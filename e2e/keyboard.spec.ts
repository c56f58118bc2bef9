import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** What has the focus, with whether a person can see that it has: an outline, or a border or caret of its own. */
async function focused(page: Page): Promise<string> {
  const { name, seen } = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const within = element.closest('.monaco-editor, [role="combobox"]') ?? element;
    const style = getComputedStyle(element);
    const around = element.parentElement ? getComputedStyle(element.closest('search') ?? element.parentElement) : style;
    const marked = [style, around].some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    return {
      name: element.getAttribute('aria-label') ?? (element.textContent?.trim().slice(0, 40) || element.outerHTML.slice(0, 160)),
      seen: element !== document.body && (marked || within.matches('.monaco-editor, input, [role="listbox"]')),
    };
  });
  expect(seen, `${name} shows that it has the focus`).toBe(true);
  return name;
}

test.describe('without a pointer', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a snippet is written, named, tagged, collected, found, shared, deleted and brought back', async ({ magpie, api }) => {
    const { page } = magpie;
    const press = (keys: string) => page.keyboard.press(keys);
    await press('Alt+n');
    await expect(magpie.editor).toBeFocused();
    await magpie.write('export const wait = (ms: number) => new Promise(done => setTimeout(done, ms));');
    await magpie.saved();
    await press('F2');
    await expect(magpie.detail.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('wait a moment');
    await press('Enter');
    await expect.poll(() => api.names()).toEqual(['wait a moment']);

    await press('F6');
    await expect.poll(() => focused(page)).toMatch(/^All snippets/);
    await press('F6');
    await expect(magpie.list).toBeFocused();
    await press('t');
    await expect(magpie.detail.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
    await page.keyboard.type('timers');
    await press('Enter');
    await expect(magpie.tag('timers')).toBeVisible();
    await press('Escape');
    await press('Alt+2');
    await expect(magpie.list).toBeFocused();
    await press('ControlOrMeta+m');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Kept');
    await expect(page.getByRole('option', { name: 'Create “Kept”' })).toBeVisible();
    await press('Enter');
    await magpie.message('Added 1 snippet to Kept');
    await expect(page.getByRole('dialog')).toBeHidden();

    await press('ControlOrMeta+k');
    await expect(magpie.search).toBeFocused();
    await page.keyboard.type('moment');
    await expect(magpie.rows).toHaveCount(1);
    await press('Enter');
    await expect(magpie.list).toBeFocused();
    await press('ControlOrMeta+Shift+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^export const wait/);

    const share = magpie.detail.getByRole('button', { name: 'Share' });
    for (let stops = 0; stops < 20 && !(await share.evaluate(button => button === document.activeElement)); stops++) {
      await press('Tab');
      await focused(page);
    }
    await press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Copy as Markdown' })).toBeVisible();
    await press('ArrowDown');
    await press('Escape');
    await expect(share).toBeFocused();

    await press('Alt+2');
    await expect(magpie.list).toBeFocused();
    await press('Delete');
    await magpie.message('Moved wait a moment to the trash');
    await press('ControlOrMeta+z');
    await expect(magpie.row('wait a moment')).toBeVisible();
    for (const before of [/^Kept/, /timers/]) await expect(magpie.sideBar.getByText(before)).toBeVisible();
  });

  test('a new name and a new language are taken back like all else', async ({ magpie, api }) => {
    await api.create('parse', 'const a = 1;', 'ts');
    await magpie.open('parse');
    await magpie.page.keyboard.press('F2');
    await magpie.page.keyboard.type('parse it');
    await magpie.page.keyboard.press('Enter');
    await expect(magpie.row('parse it')).toBeVisible();
    await magpie.list.press('l');
    await magpie.page.keyboard.type('javascr');
    await magpie.page.keyboard.press('Enter');
    await expect(magpie.detail.getByRole('combobox', { name: 'Language JavaScript, change' })).toBeVisible();
    await magpie.list.press('ControlOrMeta+z');
    await expect(magpie.detail.getByRole('combobox', { name: 'Language TypeScript, change' })).toBeVisible();
    await magpie.list.press('ControlOrMeta+z');
    await expect(magpie.detail.getByRole('button', { name: 'parse', exact: true })).toBeVisible();
  });
});
