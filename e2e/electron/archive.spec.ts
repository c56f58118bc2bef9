import { join } from 'node:path';
import { expect, startAgain, test } from './fixtures.ts';

test('an export is saved where the person says, and an archive that is opened asks before it is imported', async ({
  desktop,
  person,
}) => {
  const { page, ...magpie } = await desktop.main();
  await desktop.copyText('kept in an archive');
  await page.keyboard.press('ControlOrMeta+Alt+v');
  await expect(magpie.rows).toHaveCount(1);

  const archive = join(person.home, 'mine.magpie');
  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, archive);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export' }).click();
  await magpie.messages.getByText('Exported one snippet').waitFor();

  await startAgain(person, archive);
  await page.getByRole('alertdialog', { name: 'Import one snippet?' }).getByRole('button', { name: 'Import' }).click();
  await expect(magpie.messages.getByText(/1 already here/)).toBeVisible({ timeout: 15_000 });

  const found = await startAgain(person, 'search', 'archive');
  expect(found.code).toBe(0);
});
