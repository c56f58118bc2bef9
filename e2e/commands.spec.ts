import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

test('the palette finds a command, says what it acts on, and has it first the next time', async ({ magpie, api }) => {
  await api.create('first try', 'one', 'ts');
  await api.create('second try', 'two', 'ts');
  const palette = magpie.page.getByRole('dialog', { name: 'All commands' });
  await magpie.open('first try');
  await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(palette.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await magpie.page.keyboard.type('fav');
  await expect(palette.getByRole('option')).toHaveText([/^Add or remove favourite\s*first try/, /^Show favourites/]);
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.row('first try').getByRole('img', { name: 'Favourite' })).toBeVisible();

  await magpie.list.press('ControlOrMeta+a');
  await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(palette.getByRole('option').first()).toHaveText(/^Add or remove favourite/);
  await magpie.page.keyboard.type('trash');
  await expect(palette.getByRole('option').first()).toHaveText(/^Move to trash\s*2 snippets/);
  expect(await violations(magpie.page)).toEqual([]);
  await magpie.page.keyboard.press('Enter');
  await magpie.message('Moved 2 snippets to the trash');

  await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(palette.getByRole('option', { name: 'Move to trash' })).toHaveCount(0); // nothing is left to be moved
  await magpie.page.keyboard.type('local api');
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.page.getByRole('tab', { name: 'Local API' })).toHaveAttribute('aria-selected', 'true');
});

test('the question mark shows all shortcuts, but writes where a text is written', async ({ magpie, api }) => {
  await api.create('parse', 'x', 'ts');
  await magpie.search.press('?');
  await expect(magpie.search).toHaveValue('?');
  await magpie.search.fill('');
  await magpie.list.press('?');
  const sheet = magpie.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('definition').filter({ hasText: 'Ctrl Shift P' })).toBeVisible();
  await expect(sheet.getByRole('term').filter({ hasText: 'Copy snippet' })).toBeVisible();
  expect(await violations(magpie.page)).toEqual([]);
  await magpie.page.keyboard.press('Escape');
  await expect(magpie.list).toBeFocused();
  await magpie.page.keyboard.press('/');
  await expect(magpie.search).toBeFocused();
  await expect(magpie.search).toHaveValue('');
});
