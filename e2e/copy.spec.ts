import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('what is copied counts as used, what is only looked at does not', async ({ magpie, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await api.create('by its key', 'first text');
  await api.create('by its button', 'second text');
  await api.create('only looked at', 'third text');
  await magpie.open('only looked at');
  await magpie.open('by its button');
  await magpie.detail.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => api.suggested()).toEqual(['by its button', 'only looked at', 'by its key']);

  await magpie.open('by its key');
  for (const times of [1, 2]) {
    const used = magpie.page.waitForResponse(/\/use$/);
    await magpie.page.keyboard.press('ControlOrMeta+Shift+c');
    expect((await used).status(), `copied ${times}`).toBe(200);
  }
  expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe('first text');
  expect(await api.suggested()).toEqual(['by its key', 'by its button', 'only looked at']);
});

test('a text with placeholders is copied with them filled in, and they are there the next time', async ({
  magpie,
  api,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await api.create('greeting', 'Dear {{first name}},\n{cursor}', 'txt');
  await api.create('without', 'no braces', 'txt');
  await magpie.open('greeting');
  await magpie.detail.getByRole('button', { name: 'More actions' }).click();
  await magpie.page.getByRole('menuitem', { name: 'Copy with placeholders filled in' }).click();
  const dialog = magpie.page.getByRole('dialog', { name: 'Fill placeholders' });
  await expect(dialog.getByLabel('first name')).toBeFocused();
  await magpie.page.keyboard.type('Ada');
  await expect(dialog.getByRole('region', { name: 'Text with the placeholders filled in' })).toContainText('Dear Ada,');
  await magpie.page.keyboard.press('Enter');
  await magpie.message('Copied');
  expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe('Dear Ada,\n');

  await magpie.page.keyboard.press('ControlOrMeta+Alt+c');
  await expect(dialog.getByLabel('first name')).toHaveValue('Ada');
  const { violations } = await new AxeBuilder({ page: magpie.page }).analyze();
  expect(violations).toEqual([]);
  await magpie.page.keyboard.press('Escape');
  await magpie.open('without');
  await magpie.page.keyboard.press('ControlOrMeta+Alt+c');
  await expect(dialog).toContainText('This text has no placeholders.');
});
