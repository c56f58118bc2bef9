import { expect, test } from './fixtures.ts';
import { MagpiePage } from './pages/magpie-page.ts';

test.beforeEach(async ({ api }) => {
  await api.create('parse config', 'export function parseConfigFile(path) { return JSON.parse(read(path)); }', 'ts');
  await api.create('nginx proxy', 'location / { proxy_pass http://backend; }', 'yaml');
  await api.create('weekly report', 'SELECT week, SUM(total) FROM orders GROUP BY week', 'sql');
});

test('a search is saved, opened again, changed and updated', async ({ magpie }) => {
  await magpie.search.fill('lang:sql week');
  await expect(magpie.rows).toHaveCount(1);
  await magpie.page.getByRole('button', { name: 'Save search' }).click();
  const name = magpie.page.getByRole('textbox', { name: 'Name of the saved search' });
  await expect(name).toHaveValue('week, SQL');
  await name.fill('Reports');
  await name.press('Enter');
  const saved = magpie.collection('Reports');
  await expect(saved).toHaveAttribute('aria-current', 'page');
  await expect(saved).toContainText('1');
  await expect(magpie.page.getByRole('button', { name: 'Save search' })).toBeHidden();

  await magpie.show('All snippets');
  await expect(magpie.search).toHaveValue('');
  await expect(magpie.rows).toHaveCount(3);
  await saved.click();
  await expect(magpie.search).toHaveValue('lang:sql week');
  await magpie.search.fill('lang:yaml');
  await magpie.page.getByRole('button', { name: 'Update', exact: true }).click();
  await magpie.show('All snippets');
  await saved.click();
  await expect(magpie.search).toHaveValue('lang:yaml');
  await expect(magpie.row('nginx proxy')).toBeVisible();
});

test('what was chosen in the side bar is saved with the words', async ({ magpie }) => {
  await magpie.sideBar.getByRole('button', { name: /^SQL/ }).click();
  await expect(magpie.rows).toHaveCount(1);
  await magpie.page.getByRole('button', { name: 'Save search' }).click();
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.search).toHaveValue('lang:sql');
  await expect(magpie.collection('SQL')).toHaveAttribute('aria-current', 'page');
});

test('collections are made, nested, renamed in place and deleted with undo', async ({ magpie }) => {
  await magpie.createCollection('Work');
  await magpie.sideBar.getByRole('button', { name: 'Actions for Work' }).click();
  await magpie.page.getByRole('menuitem', { name: 'New collection inside' }).click();
  await magpie.page.getByRole('textbox', { name: 'Name of the collection' }).fill('Queries');
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.collection('Queries')).toBeVisible();

  await magpie.collection('Queries').press('F2');
  await magpie.page.getByRole('textbox', { name: 'Name of the collection' }).fill('SQL queries');
  await magpie.page.keyboard.press('Enter');
  await expect(magpie.collection('SQL queries')).toBeVisible();
  await magpie.search.fill('in:"Work/SQL queries"');
  await expect(magpie.search).not.toHaveAttribute('aria-describedby');

  await magpie.collection('Work').press('Delete');
  await magpie.message('Deleted the collection Work. Its snippets stay.');
  await expect(magpie.collection('Work')).toHaveCount(0);
  await magpie.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(magpie.collection('Work')).toBeVisible();
});

test('a name that is taken can be corrected', async ({ service, page }) => {
  await page.goto(service.address); // the browser itself logs the refusal
  const magpie = new MagpiePage(page);
  await magpie.createCollection('Work');
  await magpie.page.getByRole('button', { name: 'New collection', exact: true }).click();
  const name = magpie.page.getByRole('textbox', { name: 'Name of the collection' });
  await name.fill('work');
  await name.press('Enter');
  await magpie.message('Another one has this name.');
  await name.fill('Home');
  await name.press('Enter');
  await expect(magpie.collection('Home')).toBeVisible();
});

test('selected snippets go into a collection by the keyboard, and out again', async ({ magpie }) => {
  await magpie.createCollection('Work');
  await magpie.show('All snippets');
  await expect(magpie.rows).toHaveCount(3);
  await magpie.rows.first().click();
  await magpie.rows.nth(1).click({ modifiers: ['Shift'] });
  await magpie.list.press('ControlOrMeta+m');
  await magpie.page.keyboard.type('wo');
  await magpie.page.keyboard.press('Enter');
  await magpie.message('Added 2 snippets to Work');
  await expect(magpie.collection('Work')).toContainText('2');

  await magpie.collection('Work').click();
  await expect(magpie.rows).toHaveCount(2);
  await magpie.rows.first().click();
  await magpie.rows.nth(1).click({ modifiers: ['Shift'] });
  await magpie.page.getByRole('button', { name: 'Take out of this collection' }).click();
  await expect(magpie.page.getByRole('heading', { name: 'Nothing in this collection yet' })).toBeVisible();
  await magpie.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(magpie.rows).toHaveCount(2);
});

test('a collection can be made while a snippet is put into it', async ({ magpie }) => {
  await magpie.rows.first().click();
  await magpie.list.press('ControlOrMeta+m');
  await expect(magpie.page.getByRole('combobox', { name: /^Add the snippet to/ })).toBeFocused();
  await magpie.page.keyboard.type('New place');
  await magpie.page.keyboard.press('Enter');
  await magpie.message('Added 1 snippet to New place');
  await expect(magpie.collection('New place')).toContainText('1');
});

test('rows are dragged onto a collection', async ({ magpie }) => {
  await magpie.createCollection('Work');
  await magpie.show('All snippets');
  await magpie.row('nginx proxy').dragTo(magpie.collection('Work'));
  await magpie.message('Added 1 snippet to Work');
  await magpie.collection('Work').click();
  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.row('nginx proxy')).toBeVisible();
});
