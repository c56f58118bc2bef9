import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('selected snippets leave as an archive, and come back from it by a drop that can be undone', async ({ magpie, api }) => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-transfer-'));
  try {
    for (const name of ['first.ts', 'second.ts', 'third.ts']) await api.create(name, `// ${name}`, 'ts');
    await magpie.row('second.ts').click();
    await magpie.row('third.ts').click({ modifiers: ['ControlOrMeta'] });
    await magpie.page.getByRole('toolbar').getByRole('button', { name: 'Export…' }).click();

    const dialog = magpie.page.getByRole('dialog', { name: 'Export' });
    await expect(dialog.getByLabel('What')).toHaveValue('selected');
    const downloading = magpie.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const archive = join(folder, (await downloading).suggestedFilename());
    expect(archive).toMatch(/Magpie \d{4}-\d\d-\d\d\.magpie$/);
    await (await downloading).saveAs(archive);
    await magpie.message('Exported 2 snippets');

    await magpie.page.keyboard.press('Delete');
    await expect(magpie.rows).toHaveCount(1);
    await magpie.dropFiles([archive]);
    const asks = magpie.page.getByRole('alertdialog', { name: 'Import 2 snippets?' });
    await expect(asks).toContainText('a backup is made before');
    await asks.getByRole('button', { name: 'Import' }).click();
    await magpie.message('2 taken back out of the trash');
    await expect(magpie.rows).toHaveCount(3);
    await magpie.undo();
    await expect(magpie.rows).toHaveCount(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
