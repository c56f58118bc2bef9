import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('earlier versions are compared with now by the keyboard, restored, and that is undone', async ({ magpie, api }) => {
  const id = await api.create('retry', 'const wait = 100;\nconst times = 3;\n', 'ts');
  await magpie.open('retry');
  await magpie.editor.focus();
  await magpie.page.keyboard.press('ControlOrMeta+End');
  await magpie.write('const jitter = true;\n');
  await magpie.saved();
  await api.edit({ id, name: 'retry with jitter' });
  await expect(magpie.detail.getByRole('button', { name: '3 versions, last edited just now' })).toBeVisible();

  await magpie.list.press('ControlOrMeta+Shift+h');
  const dialog = magpie.page.getByRole('dialog', { name: 'Versions of retry with jitter' });
  const versions = dialog.getByRole('tab');
  await expect(versions).toHaveText([/^Now.*renamed/, /\+1 line/, /Saved/]);
  await expect(versions.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.getByText('Name then: retry', { exact: true })).toBeVisible();
  await versions.nth(1).focus();
  await magpie.page.keyboard.press('ArrowDown');
  await expect(versions.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.locator('.modified .line-insert, .line-insert').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page: magpie.page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => [rule, ...nodes.map(({ html }) => html)])).toEqual([]);

  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  const message = await magpie.message('The snippet is as it was then');
  await expect(dialog).toBeHidden();
  await expect(magpie.row('retry')).not.toContainText('jitter');
  expect(await api.text('retry')).toBe('const wait = 100;\nconst times = 3;\n');
  await message.locator('..').getByRole('button', { name: 'Undo' }).click();
  await magpie.message('The snippet is as it was before');
  await expect.poll(() => api.text('retry with jitter')).toBe('const wait = 100;\nconst times = 3;\nconst jitter = true;\n');
});
