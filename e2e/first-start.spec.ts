import { expect, test } from './fixtures.ts';
import { MagpiePage } from './pages/magpie-page.ts';

test.describe('at the first start', () => {
  test.use({ welcomed: false });

  test('three steps begin, the key is tried live, and they come again only when asked for', async ({
    page,
    service,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(service.address);
    await expect(page.getByRole('heading', { name: 'Bring what you have' })).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'Save with one key' })).toBeFocused();
    await expect(page.getByText('Waiting for the keys…')).toBeVisible();
    await page.evaluate(() => navigator.clipboard.writeText('const tried = true;'));
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('main').getByText('That works: it is saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText(`reach it at ${service.address}`)).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('option')).toHaveCount(1);

    await page.reload();
    const magpie = new MagpiePage(page);
    await expect(magpie.rows).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+Shift+p');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('first steps');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Bring what you have' })).toBeVisible();
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(magpie.rows).toHaveCount(1);
  });
});

test('samples fill an empty library, and one command takes them away again', async ({ magpie, api }) => {
  await magpie.page.getByRole('button', { name: 'Start with a few samples' }).click();
  await expect(magpie.rows).toHaveCount(5);
  await magpie.message('Added 5 sample snippets');
  await api.create('mine', 'stays', 'ts');
  await expect(magpie.rows).toHaveCount(6);
  await magpie.page.reload();

  await expect(magpie.rows).toHaveCount(6);
  await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(magpie.page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await magpie.page.keyboard.type('sample');
  await expect(magpie.page.getByRole('option')).toHaveText(['Remove the sample snippets']);
  await magpie.page.keyboard.press('Enter');
  await magpie.message('The samples are gone');
  expect(await api.names()).toEqual(['mine']);
});

test('a part of the window that fails says so with a reference, and the others go on', async ({ magpie, api }) => {
  await api.create('parse', 'const a = 1;', 'ts');
  await magpie.page.route('**/magpie/library/snippets/*', async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), tags: null } });
  });
  await magpie.row('parse').click();
  const failed = magpie.page.getByRole('region', { name: 'This part of the window failed' });
  await expect(failed.getByText(/^Reference in the log: \w+/)).toBeVisible();
  await magpie.search.fill('parse');
  await expect(magpie.rows).toHaveCount(1);
  await magpie.page.unroute('**/magpie/library/snippets/*');
  await api.edit({
    id: (await magpie.page.evaluate(async () => (await (await fetch('/assets/identifiers')).json()).iterable[0].id)) as string,
    name: 'parse it',
  });
  await failed.getByRole('button', { name: 'Retry' }).click();
  await expect(magpie.detail.getByText('parse it', { exact: true }).first()).toBeVisible();
});
