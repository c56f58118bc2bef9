import { expect, test } from './fixtures.ts';

test.use({ mayComplain: /status of 507/ }); // of the delete that fails

test('what is found, saved, deleted and brought back is said, and what fails is said at once', async ({ magpie, api }) => {
  await api.create('parse', 'const a = 1;', 'ts');
  await api.create('deploy', 'kubectl rollout restart', 'sh');
  await expect(magpie.rows).toHaveCount(2);
  await expect(magpie.said).toBeEmpty(); // nothing was asked for
  await magpie.search.pressSequentially('parse');
  await expect(magpie.said).toHaveText('1 found');

  await magpie.open('parse');
  await magpie.text.click();
  await magpie.write('// more');
  await expect(magpie.said).toHaveText('Saved');
  await magpie.search.fill('');
  await expect(magpie.said).toHaveText('2 snippets');

  await magpie.row('deploy').click();
  await magpie.list.press('Delete');
  await expect(magpie.said).toHaveText('Moved deploy to the trash');
  await magpie.list.press('ControlOrMeta+z');
  await expect(magpie.said).toHaveText('Undone');

  await magpie.page.route('**/magpie/library/trash', route =>
    route.fulfill({ status: 507, headers: { 'x-magpie-error': 'storage_full' }, body: 'full' }),
  );
  await magpie.row('deploy').click();
  await magpie.list.press('Delete');
  await expect(magpie.toldAtOnce).toContainText('The disk is full');
});
