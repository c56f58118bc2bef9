import { writeFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

function tabs({ detail }: MagpiePage): Locator {
  return detail.getByRole('tab');
}

async function addEmpty(magpie: MagpiePage): Promise<void> {
  await magpie.detail.getByRole('button', { name: 'Add a fragment' }).click();
  await magpie.page.getByRole('menuitem', { name: 'Empty fragment' }).click();
  await expect(magpie.editor).toBeFocused();
}

test.beforeEach(async ({ api, magpie }) => {
  await api.create('debounce.ts', 'export const debounce = 1;', 'ts');
  await magpie.open('debounce.ts');
});

test('a fragment is added, written and named, and all of it is found', async ({ magpie, api }) => {
  await addEmpty(magpie);
  await magpie.write('def walrus(): return 1');
  await magpie.saved();
  await expect(tabs(magpie)).toHaveText(['debounce.ts', 'Python']);

  await tabs(magpie).last().dblclick();
  await magpie.page.keyboard.type('tusk.py');
  await magpie.page.keyboard.press('Enter');
  await expect(tabs(magpie)).toHaveText(['debounce.ts', 'tusk.py']);
  await expect(magpie.detail.getByText('1 line · 22 B')).toBeVisible();

  await magpie.search.fill('walrus');
  await expect(magpie.row('debounce.ts')).toBeVisible();
  expect(await api.names()).toEqual(['debounce.ts']);
});

test('files become fragments under their names', async ({ magpie }, testInfo) => {
  const file = testInfo.outputPath('notes.md');
  await writeFile(file, '# Notes\n');
  const chooser = magpie.page.waitForEvent('filechooser');
  await magpie.detail.getByRole('button', { name: 'Add a fragment' }).click();
  await magpie.page.getByRole('menuitem', { name: 'From files…' }).click();
  await (await chooser).setFiles(file);

  await expect(tabs(magpie)).toHaveText(['debounce.ts', 'notes.md', 'Preview']);
  await expect(magpie.text).toContainText('# Notes');
});

test('the keyboard moves, renames, deletes and brings back', async ({ magpie }) => {
  const { keyboard } = magpie.page;
  await addEmpty(magpie);
  await magpie.write('second');
  await magpie.saved();
  await tabs(magpie).last().focus();
  await keyboard.press('F2');
  await keyboard.type('second.txt');
  await keyboard.press('Enter');
  await expect(tabs(magpie).last()).toHaveText('second.txt');

  await tabs(magpie).last().focus();
  await keyboard.press('Control+Shift+ArrowLeft');
  await expect(tabs(magpie)).toHaveText(['second.txt', 'debounce.ts']);
  await expect(tabs(magpie).first()).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(tabs(magpie).last()).toBeFocused();
  await expect(magpie.text).toContainText('export const debounce');

  await keyboard.press('Delete');
  await expect(tabs(magpie)).toHaveText(['second.txt']);
  await (await magpie.message('Deleted debounce.ts')).locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(tabs(magpie)).toHaveText(['second.txt', 'debounce.ts']);
  await expect(tabs(magpie).last()).toHaveAttribute('aria-selected', 'true');
});

test('a tab is dragged in front of another, and its menu copies it', async ({ magpie }) => {
  await addEmpty(magpie);
  await magpie.write('second');
  await magpie.saved();
  await tabs(magpie)
    .last()
    .dragTo(tabs(magpie).first(), { targetPosition: { x: 3, y: 10 } });
  await expect(tabs(magpie).last()).toHaveText('debounce.ts');

  await tabs(magpie).last().click({ button: 'right' });
  await magpie.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(tabs(magpie).last()).toHaveText('debounce.ts copy');
  await expect(magpie.text).toContainText('export const debounce');
});

test('the status says where the cursor is, and what is selected is what is copied', async ({ magpie, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await magpie.editor.focus();
  await magpie.page.keyboard.press('Control+End');
  await expect(magpie.detail.getByText('Ln 1, Col 27')).toBeVisible();
  await magpie.page.keyboard.press('Home');
  await magpie.page.keyboard.press('Control+Shift+ArrowRight');
  await expect(magpie.detail.getByText('6 selected')).toBeVisible();

  await magpie.detail.getByRole('button', { name: 'Copy selection' }).click();
  expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe('export');
});
