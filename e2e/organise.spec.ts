import { expect, test } from './fixtures.ts';

test('a tag is renamed where it stands, merged by giving it the text of another, and deleted; each is undone', async ({
  magpie,
  api,
}) => {
  await api.createTagged('sign in', 'auth');
  await api.createTagged('cookie', 'auth', 'web');
  await magpie.tag('auth').press('F2');
  const field = magpie.page.getByRole('textbox', { name: 'Text of the tag' });
  await field.fill('login');
  await field.press('Enter');
  await magpie.message('Renamed the tag auth to login');
  await expect(magpie.row('sign in')).toContainText('login');
  await magpie.undo();
  await expect(magpie.row('sign in')).toContainText('auth');

  await magpie.tag('auth').click({ button: 'right' });
  await magpie.page.getByRole('menuitem', { name: 'Rename' }).click();
  await field.fill('Web');
  await field.press('Enter');
  await expect(magpie.page.getByRole('alertdialog')).toContainText('2 snippets get it instead.');
  await magpie.page.getByRole('button', { name: 'Merge' }).click();
  await expect(magpie.tag('auth')).toHaveCount(0);
  await expect(magpie.row('sign in')).toContainText('web');
  await magpie.undo();
  await expect(magpie.tag('auth')).toBeVisible();

  await magpie.page.getByRole('button', { name: 'Manage tags' }).click();
  const dialog = magpie.page.getByRole('dialog', { name: 'Tags' });
  await dialog.getByRole('textbox').fill('spare');
  await dialog.getByRole('button', { name: 'Add “spare”' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'spare' })).toContainText('unused');
  await dialog.getByRole('button', { name: 'Delete 1 unused tag' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
});

test('many rows are tagged, kept together and trashed in one step each, and one Undo takes each back', async ({
  magpie,
  api,
}) => {
  await Promise.all(Array.from({ length: 620 }, (_, i) => api.create(`row ${i}`, `text ${i}`)));
  await expect(magpie.sideBar.getByRole('button', { name: /^All snippets/ })).toContainText('620');
  await magpie.rows.first().click();
  await magpie.list.press('ControlOrMeta+a');
  const bar = magpie.page.getByRole('toolbar', { name: '620 selected' });
  await bar.getByRole('button', { name: 'Add or remove a tag' }).click();
  await magpie.page.keyboard.type('batch');
  await magpie.page.keyboard.press('Enter');
  await magpie.message('Tagged 620 snippets with batch');
  await expect(magpie.rows.first()).toContainText('batch');
  await magpie.undo();
  await expect(magpie.tag('batch')).toHaveCount(0);

  await magpie.list.press('Delete');
  await magpie.message('Moved 620 snippets to the trash');
  await expect(magpie.page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
  await magpie.undo();
  await expect(magpie.sideBar.getByRole('button', { name: /^All snippets/ })).toContainText('620');
});

test('Shift+End chooses to the end of a list that is not all fetched', async ({ magpie, api }) => {
  for (let i = 0; i < 130; i++) await api.create(`snippet ${i}`, `text ${i}`);
  await expect(magpie.row('snippet 129')).toBeVisible();
  await magpie.list.focus();
  await magpie.list.press('Home');
  await magpie.list.press('ArrowDown');
  await magpie.list.press('Shift+End');
  await expect(magpie.page.getByText('129 selected')).toBeVisible();
});

test('Undo of a tag takes back that change alone', async ({ magpie, api }) => {
  const id = await api.create('tagged', 'const a = 1;', 'ts');
  await magpie.open('tagged');
  const chip = (tag: string) => magpie.detail.getByText(tag, { exact: true });
  await magpie.detail.getByRole('button', { name: 'Add a tag' }).click();
  await magpie.page.keyboard.type('mine');
  await magpie.page.keyboard.press('Enter');
  await expect(chip('mine')).toBeVisible();
  await api.edit({ id, tags: ['mine', 'theirs'] });
  await expect(chip('theirs')).toBeVisible();

  await magpie.page.keyboard.press('Escape');
  await magpie.list.press('ControlOrMeta+z');
  await expect(chip('mine')).toBeHidden();
  await expect(chip('theirs')).toBeVisible();
});

test('rows are chosen, and their commands found, with the keyboard alone', async ({ magpie, api }) => {
  for (const name of ['delta', 'charlie', 'bravo', 'alpha']) await api.create(name, name);
  await expect(magpie.rows).toHaveCount(4);
  await magpie.list.focus();
  await magpie.list.press('c');
  await expect(magpie.row('charlie')).toHaveAttribute('aria-selected', 'true');
  await magpie.list.press('Home');
  await magpie.list.press('Shift+ArrowDown');
  await magpie.list.press('ControlOrMeta+ArrowDown');
  await magpie.list.press('ControlOrMeta+ArrowDown');
  await magpie.list.press('ControlOrMeta+Space');
  await expect(magpie.list.getByRole('option', { selected: true })).toHaveText([/^alpha/, /^bravo/, /^delta/]);
  await expect(magpie.row('delta')).toHaveAttribute('aria-posinset', '4');

  await magpie.list.press('ContextMenu');
  await magpie.page.getByRole('menuitem', { name: 'Move to trash' }).press('Enter');
  await magpie.message('Moved 3 snippets to the trash');
  await expect(magpie.rows).toHaveText([/^charlie/]);
  await expect(magpie.list).toBeFocused();
  await magpie.list.press('Delete');
  await expect(magpie.page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
});

test('the trash tells the days left, gives all back, and is emptied once that was confirmed', async ({ magpie, api }) => {
  for (const name of ['one', 'two']) await api.delete(await api.create(name, name));
  await api.create('live', 'live');
  await magpie.show('Trash');
  await expect(magpie.row('one')).toContainText('30 days left');
  await magpie.page.getByRole('button', { name: 'Restore all' }).click();
  await magpie.message('Restored 2 snippets');
  await expect(magpie.page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await magpie.undo();
  await expect(magpie.rows).toHaveCount(2);

  await magpie.row('one').click();
  await magpie.list.press('Delete');
  await magpie.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(magpie.rows).toHaveCount(2);
  await magpie.page.getByRole('button', { name: 'Empty trash' }).click();
  await magpie.page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await magpie.message('Deleted 2 snippets for good');
  await expect(magpie.rows).toHaveCount(0);
  expect(await api.names()).toEqual(['live']);
});

test('a suggestion is kept or dismissed, and both are undone', async ({ magpie, api }) => {
  await api.create('mine', 'mine');
  await api.suggest('theirs');
  await magpie.show('Suggested');
  await magpie.row('theirs').click();
  await magpie.list.press('ControlOrMeta+Enter');
  await magpie.message('Kept theirs');
  expect((await api.names()).sort()).toEqual(['mine', 'theirs']);
  await magpie.undo();
  await expect(magpie.row('theirs')).toBeVisible();
  expect(await api.names()).toEqual(['mine']);
  await magpie.page.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(magpie.page.getByRole('heading', { name: 'No suggestions' })).toBeVisible();
  await magpie.show('Trash');
  await expect(magpie.row('theirs')).toBeVisible();
});

test('collections are moved by dragging and by keys, and stay folded', async ({ magpie, api }) => {
  await api.create('mine', 'mine');
  for (const name of ['First', 'Second', 'Third']) await magpie.createCollection(name);
  const names = magpie.sideBar.locator('[data-collection]');
  await magpie.collection('Third').dragTo(magpie.collection('First'), { targetPosition: { x: 60, y: 3 } });
  await expect(names).toHaveText(['Third', 'First', 'Second']);
  await magpie.collection('Third').dragTo(magpie.collection('Second'));
  await magpie.message('Moved the collection Third into Second');
  await expect(names).toHaveText(['First', 'Second', 'Third']);
  await magpie.undo();
  await expect(names).toHaveText(['Third', 'First', 'Second']);

  await magpie.collection('Second').press('Alt+ArrowUp');
  await expect(names).toHaveText(['Third', 'Second', 'First']);
  await expect(magpie.collection('Second')).toBeFocused();
  await magpie.collection('Second').press('Alt+ArrowRight');
  await expect(magpie.collection('Third')).toHaveAttribute('aria-expanded', 'true');
  await magpie.collection('Third').press('ArrowLeft');
  await expect(names).toHaveText(['Third', 'First']);
  await magpie.page.reload();
  await expect(names).toHaveText(['Third', 'First']);
});
