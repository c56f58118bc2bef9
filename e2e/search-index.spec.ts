import { expect, test } from './fixtures.ts';

test('the search index is compared with the library and made anew from the settings', async ({ magpie, api }) => {
  await api.create('parse config', 'read(path)', 'ts');
  await api.create('nginx proxy', 'proxy_pass http://backend;', 'yaml');
  await expect(magpie.rows).toHaveCount(2);
  await magpie.page.getByRole('button', { name: 'Settings' }).click();
  await magpie.page.getByRole('tab', { name: 'Library' }).click();
  const library = magpie.page.getByRole('region', { name: 'Library' });
  await expect(library.getByText('Ready')).toBeVisible();
  await library.getByRole('button', { name: 'Check' }).click();
  await expect(library.getByText('2 snippets compared, nothing is missing')).toBeVisible();
  await library.getByRole('button', { name: 'Rebuild' }).click();
  await expect(library.getByText('Ready')).toBeVisible();

  await magpie.page.keyboard.press('Escape');
  await magpie.search.fill('proxy');
  await expect(magpie.rows).toHaveCount(1);
});

test('while the index is made anew a line says how far it is, and what was searched is searched again', async ({
  magpie,
  api,
}) => {
  await api.create('parse config', 'read(path)', 'ts');
  await expect(magpie.rows).toHaveCount(1);
  // A library for which this takes long would take long to make.
  let state: object = { state: 'building', done: 42_000, total: 100_000 };
  await magpie.page.route('**/magpie/library/index', route => route.fulfill({ json: state }));
  await magpie.page.reload();
  await expect(magpie.page.getByText('Indexing 42,000 of 100,000, older ones may be missed')).toBeVisible();
  await expect(magpie.page.getByRole('progressbar', { name: 'Search index' })).toHaveAttribute('value', '42000');
  await magpie.search.fill('parse');
  await expect(magpie.rows).toHaveCount(1);

  const again = magpie.page.waitForRequest('**/magpie/library/page');
  state = { state: 'ready' };
  await again;
  await expect(magpie.page.getByText('Indexing')).toHaveCount(0);
});
