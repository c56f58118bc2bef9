import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ api }) => {
  await api.create('keep me', 'kept');
  await api.create('drop me', 'dropped');
});

test('a deleted snippet goes to the trash and comes back from it', async ({ magpie, api }) => {
  await magpie.open('drop me');
  await magpie.list.press('Delete');
  await expect(magpie.row('drop me')).toHaveCount(0);
  expect(await api.names()).toEqual(['keep me']);

  await magpie.show('Trash');
  await magpie.open('drop me');
  await magpie.detail.getByRole('button', { name: 'Restore' }).click();
  await expect(magpie.row('drop me')).toHaveCount(0);

  await magpie.show('All snippets');
  await expect(magpie.row('drop me')).toBeVisible();
  expect((await api.names()).sort()).toEqual(['drop me', 'keep me']);
});

test('Undo of the message brings a deleted snippet back', async ({ magpie, api }) => {
  await magpie.open('drop me');
  await magpie.list.press('Delete');
  await magpie.message('Moved drop me to the trash');
  await magpie.messages.getByRole('button', { name: 'Undo' }).click();

  await expect(magpie.row('drop me')).toBeVisible();
  expect((await api.names()).sort()).toEqual(['drop me', 'keep me']);
});

test('Ctrl+Z undoes the last deletion', async ({ magpie }) => {
  await magpie.open('drop me');
  await magpie.list.press('Delete');
  await expect(magpie.row('drop me')).toHaveCount(0);
  await magpie.list.press('ControlOrMeta+z');

  await expect(magpie.row('drop me')).toBeVisible();
});

test('several snippets are deleted at once', async ({ magpie, api }) => {
  await magpie.row('keep me').click();
  await magpie.row('drop me').click({ modifiers: ['ControlOrMeta'] });
  const bar = magpie.page.getByRole('toolbar', { name: '2 selected' });
  await bar.getByRole('button', { name: 'Move to trash' }).click();

  await magpie.message('Moved 2 snippets to the trash');
  expect(await api.names()).toEqual([]);
});
