import { expect, test } from './fixtures.ts';

test('in the desktop app a search is completed, found, and kept as a collection', async ({ desktop }) => {
  const magpie = await desktop.main();
  for (const text of ['SELECT week FROM orders', 'const week = 7;']) {
    await desktop.copyText(text);
    await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  }
  await expect(magpie.rows).toHaveCount(2);
  await magpie.page.keyboard.press('ControlOrMeta+k');
  await magpie.page.keyboard.type('week la');
  await magpie.page.keyboard.press('Tab');
  await magpie.suggestions.getByRole('option', { name: /^SQL/ }).click();
  await expect(magpie.search).toHaveValue('week lang:sql ');
  await expect(magpie.rows).toHaveCount(1);

  await magpie.page.getByRole('button', { name: 'Save search' }).click();
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.collection('week, SQL')).toContainText('1');
});

test('in the desktop app the search index is looked after', async ({ desktop }) => {
  const magpie = await desktop.main();
  await magpie.page.getByRole('button', { name: 'Settings' }).click();
  await magpie.page.getByRole('tab', { name: 'Library' }).click();
  const library = magpie.page.getByRole('region', { name: 'Library' });
  await library.getByRole('button', { name: 'Check' }).click();
  await expect(library.getByText('0 snippets compared, nothing is missing')).toBeVisible();
});
