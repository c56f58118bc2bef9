import { expect, test } from './fixtures.ts';

test('another language is there at once, stays, and says numbers and times its way', async ({ magpie, api }) => {
  await api.create('parse', 'const a = 1;', 'ts');
  await magpie.page.keyboard.press('ControlOrMeta+Comma');
  await magpie.page.getByRole('tab', { name: 'Appearance' }).click();
  await magpie.page.getByText('Deutsch', { exact: true }).click();
  await expect(magpie.page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
  await expect(magpie.page.locator('html')).toHaveAttribute('lang', 'de');
  await magpie.page.getByText('日本語', { exact: true }).click();
  await expect(magpie.page.getByRole('dialog', { name: '設定' })).toBeVisible();

  await magpie.page.reload();
  await expect(magpie.page.getByRole('button', { name: '新しいスニペット' })).toBeVisible();
  await expect(magpie.page.getByText('1件のスニペット')).toBeVisible();
});

test.describe('with a system in German', () => {
  test.use({ locale: 'de-AT' });

  test('the window is German from the start', async ({ page, service }) => {
    await page.goto(service.address);
    await expect(page.getByRole('heading', { name: 'Noch nichts gespeichert' })).toBeVisible();
  });
});
