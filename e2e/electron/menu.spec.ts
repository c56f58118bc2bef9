import { expect, test } from './fixtures.ts';

test('the menu asks the window in front for a new snippet', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.host(host => host.clickMenu('File', 'New Snippet'));
  await expect(magpie.editor).toBeFocused();
});

test('the menu follows the language that the window is switched to', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await page.keyboard.press('ControlOrMeta+Comma');
  await page.getByRole('tab', { name: 'Appearance' }).click();
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
  await page.keyboard.press('Escape');
  const click = () =>
    desktop.host(host => {
      try {
        return host.clickMenu('Datei', 'Einstellungen…') !== null;
      } catch {
        return false;
      }
    });
  await expect.poll(click).toBe(true);
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
});
