import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ api }) => {
  await api.create('parse config', 'export function parseConfigFile(path) { return JSON.parse(read(path)); }', 'ts');
  await api.create('nginx proxy', 'location / { proxy_pass http://backend; }', 'yaml');
  await api.create('weekly report', 'SELECT week, SUM(total) FROM orders GROUP BY week', 'sql');
});

test('plain words open nothing, and arrows go to the rows', async ({ magpie }) => {
  await magpie.search.pressSequentially('week');
  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.suggestions).toBeHidden();
  await expect(magpie.search).toHaveAttribute('aria-expanded', 'false');
  await magpie.search.press('ArrowDown');
  await expect(magpie.rows.first()).toHaveAttribute('aria-selected', 'true');
});

test('values are offered with their counts as an operator is typed, and taken with the keyboard', async ({ magpie }) => {
  await magpie.search.pressSequentially('lang:');
  await expect(magpie.suggestions.getByRole('option')).toHaveText([/^SQL1$/, /^TypeScript1$/, /^YAML1$/]);
  await expect(magpie.search).toHaveAttribute('aria-expanded', 'true');
  await magpie.search.press('ArrowDown');
  const chosen = magpie.suggestions.getByRole('option', { selected: true });
  await expect(chosen).toHaveText(/TypeScript/);
  await expect(magpie.search).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  await magpie.search.press('Enter');

  await expect(magpie.search).toHaveValue('lang:ts ');
  await expect(magpie.suggestions).toBeHidden();
  await expect(magpie.search).toBeFocused();
});

test('the rest of an operator is taken with Tab, and undo takes it back', async ({ magpie }) => {
  await magpie.search.pressSequentially('la');
  await magpie.search.press('Tab');
  await expect(magpie.search).toHaveValue('lang:');
  await expect(magpie.suggestions).toBeVisible();
  await magpie.search.press('ControlOrMeta+z');
  await expect(magpie.search).toHaveValue('la');
});

test('Ctrl and blank list the operators, and the mouse takes one', async ({ magpie }) => {
  await magpie.search.press('Control+Space');
  await expect(magpie.suggestions.getByRole('option')).toHaveCount(7);
  await magpie.suggestions.getByRole('option', { name: 'lang:' }).click();
  await magpie.suggestions.getByRole('option', { name: 'SQL' }).click();
  await expect(magpie.search).toHaveValue('lang:sql ');
  await expect(magpie.search).toBeFocused();
});

test('Escape closes the suggestions first, and clears the field then', async ({ magpie }) => {
  await magpie.search.pressSequentially('lang:');
  await expect(magpie.suggestions).toBeVisible();
  await magpie.search.press('Escape');
  await expect(magpie.suggestions).toBeHidden();
  await expect(magpie.search).toHaveValue('lang:');
  await magpie.search.press('Escape');
  await expect(magpie.search).toHaveValue('');
});

test('all that is wrong is said once the values are complete', async ({ magpie }) => {
  await magpie.search.pressSequentially('before:2026');
  await expect(magpie.search).not.toHaveAttribute('aria-describedby');
  await magpie.search.fill('before:someday week');
  await expect(magpie.search).toHaveAccessibleDescription('“someday” is no date. Try 2026-01-31 or 7d.');
  await magpie.search.fill('before:someday lang:klingon week');
  await expect(magpie.page.locator('#search-problem p')).toHaveText([/no date/, /does not know/]);
});

test('colours lie exactly behind the text, also of one longer than the field', async ({ magpie }) => {
  await magpie.search.pressSequentially('some words that are too long for the field, and then lang:ts "a phrase"');
  const widths = await magpie.search.evaluate((input: HTMLInputElement) => {
    const layer = input.previousElementSibling as HTMLElement;
    return { text: [input.scrollWidth, layer.scrollWidth], place: [input.scrollLeft, layer.scrollLeft] };
  });
  expect(Math.abs((widths.text[0] ?? 0) - (widths.text[1] ?? 0))).toBeLessThanOrEqual(2);
  expect(widths.place[0]).toBeGreaterThan(0);
  expect(Math.abs((widths.place[0] ?? 0) - (widths.place[1] ?? 0))).toBeLessThanOrEqual(1);
});

test('nothing found names the words, and lets each condition be taken off', async ({ magpie, api }) => {
  await magpie.search.fill('zzqqxx "SELECT week" -orders');
  await expect(magpie.page.getByRole('heading', { name: 'Nothing found for “zzqqxx”' })).toBeVisible();
  await magpie.page.getByRole('button', { name: 'Remove filter "SELECT week"' }).click();
  await expect(magpie.search).toHaveValue('zzqqxx -orders');
  await magpie.page.getByRole('button', { name: 'Remove filter -orders' }).click();
  await magpie.page.getByRole('button', { name: 'Create snippet' }).click();
  await expect.poll(() => api.names()).toContain('zzqqxx');
});

test('the question mark explains the language, and gives the focus back', async ({ magpie }) => {
  await magpie.page.getByRole('button', { name: 'What can be searched for' }).click();
  await expect(magpie.page.getByRole('dialog', { name: 'Search' })).toContainText('in this language');
  await magpie.page.keyboard.press('Escape');
  await expect(magpie.search).toBeFocused();
});

test('a pattern that was tried on a part of the library only says so, and goes on when asked', async ({ magpie }) => {
  // A library on which a pattern takes its whole time would take long to make.
  let searched: object | undefined = { looked: 60_000, of: 100_000 };
  await magpie.page.route('**/magpie/library/page', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...(searched && { searched }) } });
  });
  await magpie.search.fill('/SUM\\(\\w+\\)/');
  await expect(magpie.page.getByText('Searched 60,000 of 100,000 snippets')).toBeVisible();
  searched = undefined;
  await magpie.page.getByRole('button', { name: 'Go on' }).click();
  await expect(magpie.page.getByText('Searched')).toHaveCount(0);
  await expect(magpie.row('weekly report')).toBeVisible();
});
