import { expect, test } from './fixtures.ts';

test('a setting is found by its words, changed with the keyboard, and kept', async ({ magpie }) => {
  await magpie.page.keyboard.press('ControlOrMeta+Comma');
  const dialog = magpie.page.getByRole('dialog', { name: 'Settings' });
  const field = dialog.getByRole('searchbox', { name: 'Search settings' });
  await expect(field).toBeFocused();
  await magpie.page.keyboard.type('dark colours');
  await expect(magpie.said).toHaveText('1 setting found');
  await expect(dialog.getByText('Search index')).toBeHidden();
  await magpie.page.keyboard.press('Tab'); // the list of sections
  await magpie.page.keyboard.press('Tab'); // the way out
  await magpie.page.keyboard.press('Tab');
  await expect(dialog.getByRole('radio', { name: 'Like the system' })).toBeFocused();
  await magpie.page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Light' })).toBeChecked();
  await expect(magpie.page.locator('html')).toHaveAttribute('data-theme', 'light');

  await field.fill('nothing like this');
  await expect(dialog.getByText('No setting is called “nothing like this”')).toBeVisible();
  await field.press('Escape');
  await expect(dialog.getByRole('tab', { name: 'Appearance' })).toHaveAttribute('aria-selected', 'true');
  await field.press('Tab');
  await magpie.page.keyboard.press('End');
  await expect(dialog.getByText('Data folder')).toBeVisible();
  await magpie.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await magpie.page.reload();
  await expect(magpie.page.locator('html')).toHaveAttribute('data-theme', 'light');
});
