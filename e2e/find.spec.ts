import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ api }) => {
  await api.create('parse config', 'export function parseConfigFile(path) { return JSON.parse(read(path)); }', 'ts');
  await api.create('nginx proxy', 'location / { proxy_pass http://backend; }', 'yaml');
  await api.create('weekly report', 'SELECT week, SUM(total) FROM orders GROUP BY week', 'sql');
});

test('two letters find a snippet', async ({ magpie }) => {
  await expect(magpie.rows).toHaveCount(3);
  await magpie.search.fill('ng');

  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.row('nginx proxy')).toBeVisible();
});

test('each keystroke narrows the list and clearing brings it back', async ({ magpie }) => {
  await magpie.search.focus();
  await magpie.page.keyboard.type('conf', { delay: 30 });
  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.row('parse config')).toBeVisible();

  await magpie.page.keyboard.press('Escape');
  await expect(magpie.rows).toHaveCount(3);
});

test('a part of an identifier finds the snippet that holds it', async ({ magpie }) => {
  await magpie.search.fill('config file');
  await expect(magpie.row('parse config')).toBeVisible();
  await expect(magpie.rows).toHaveCount(1);
});

test('nothing found says so and offers to create it', async ({ magpie, api }) => {
  await magpie.search.fill('zzqqxx');
  await expect(magpie.page.getByRole('heading', { name: 'Nothing found for “zzqqxx”' })).toBeVisible();

  await magpie.page.getByRole('button', { name: 'Create snippet' }).click();
  await expect.poll(() => api.names()).toContain('zzqqxx');
});

test('the keyboard alone searches, chooses and reads', async ({ magpie }) => {
  await magpie.page.keyboard.press('ControlOrMeta+k');
  await expect(magpie.search).toBeFocused();
  await magpie.page.keyboard.type('week');
  await expect(magpie.rows).toHaveCount(1);
  await magpie.page.keyboard.press('ArrowDown');

  await expect(magpie.rows.first()).toHaveAttribute('aria-selected', 'true');
  await expect(magpie.text).toContainText('FROM orders');
});

test('a language of the side bar filters the list', async ({ magpie }) => {
  await magpie.sideBar.getByRole('button', { name: /^SQL/ }).click();
  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.row('weekly report')).toBeVisible();
});
