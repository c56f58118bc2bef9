import { expect, test } from './fixtures.ts';

test.describe('below 900 pixels', () => {
  test.use({ viewport: { width: 800, height: 700 } });

  test('the side bar opens over the window', async ({ magpie, api }) => {
    await api.create('one', 'x');
    await expect(magpie.row('one')).toBeVisible();
    await expect(magpie.sideBar).toBeHidden();
    await magpie.page.getByRole('button', { name: 'Show side bar' }).click();

    await expect(magpie.sideBar).toBeVisible();
    await magpie.show('Trash');
    await expect(magpie.page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  });
});

test.describe('below 640 pixels', () => {
  test.use({ viewport: { width: 480, height: 800 } });

  test('list and snippet take turns', async ({ magpie, api }) => {
    await api.create('one', 'first text');
    await magpie.row('one').click();
    await expect(magpie.detail).toBeVisible();
    await expect(magpie.list).toBeHidden();

    await magpie.page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(magpie.row('one')).toBeVisible();
  });

  test('nothing is wider than the window', async ({ magpie, api }) => {
    await api.create('a name that is a good deal longer than any narrow window could ever hold in one line', 'x'.repeat(500));
    await expect(magpie.rows).toHaveCount(1);
    const overflow = () => magpie.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await magpie.rows.first().click();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});
