import { createServer } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openSettings(page: Page, section: string) {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: section }).click();
  return dialog;
}

const origin = 'http://localhost:8888';

/** What the API at an address answers to a page of an origin; 0 when nobody is there. */
async function statusOf(address: string, from?: string): Promise<number> {
  const headers: Record<string, string> = from === undefined ? {} : { origin: from };
  const response = await fetch(`${address}/.well-known/version`, { headers }).catch(() => undefined);
  return response?.status ?? 0;
}

/** Which server answers at an address, as discovery tells it. */
async function ownIdAt(address: string): Promise<string> {
  const response = await fetch(`${address}/.well-known/health`).catch(() => undefined);
  return (await response?.text()) ?? 'nobody';
}

test('the local API is switched off and on, and serves the origins that are let in', async ({ desktop }) => {
  const { page } = await desktop.main();
  const sideBar = page.locator('#side-bar'); // behind the dialog it has no role
  const foot = sideBar.getByText(/^Local · 127\.0\.0\.1:\d+$/);
  await expect(foot).toBeVisible();
  // Another Magpie may take the port while the API is off: what the foot says is asked each time.
  const addressNow = async () => `http://${(await foot.innerText()).replace('Local · ', '')}`;
  const before = await addressNow();
  await expect.poll(() => statusOf(before)).toBe(200);
  const ownId = await ownIdAt(before);

  const dialog = await openSettings(page, 'Local API');
  const power = dialog.getByRole('switch', { name: 'Local API' });
  await power.click();
  await expect(power).not.toBeChecked();
  await expect(sideBar.getByText('API off')).toBeVisible();
  await expect.poll(() => ownIdAt(before)).not.toBe(ownId);
  await power.click();
  await expect(power).toBeChecked();
  await expect(foot).toBeVisible();
  const address = await addressNow();
  await expect.poll(() => statusOf(address)).toBe(200);

  await expect.poll(() => statusOf(address, origin)).toBe(403);
  const field = dialog.getByRole('textbox', { name: 'Origin to allow' });
  await field.fill(`${origin}/lab`);
  await field.press('Enter');
  await expect(dialog.getByText('Leave out the path')).toBeVisible();
  await expect(field).toHaveValue(`${origin}/lab`);
  await field.fill(`${origin}/`);
  await field.press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: origin })).toBeVisible();
  await expect(field).toHaveValue('');
  await expect.poll(() => statusOf(address, origin)).toBe(200);
  await expect.poll(() => statusOf(address, 'http://localhost:9999')).toBe(403);

  await dialog.getByRole('button', { name: `Remove ${origin}` }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await expect.poll(() => statusOf(address, origin)).toBe(403);
});

test('a token is wanted of every request from when it is made until it is removed', async ({ desktop }) => {
  const { page } = await desktop.main();
  const sideBar = page.locator('#side-bar'); // behind the dialog it has no role
  const foot = sideBar.getByText(/^Local · /);
  await expect(foot).toBeVisible();
  const url = `http://${(await foot.innerText()).replace('Local · ', '')}/assets/identifiers`;
  const dialog = await openSettings(page, 'Local API');
  await dialog.getByRole('button', { name: 'Generate token' }).click();
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeVisible();
  await expect.poll(async () => (await fetch(url)).status).toBe(403);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^[\w-]{32}$/);
  const token = await desktop.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(async () => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Generate token' })).toBeVisible();
  await expect.poll(async () => (await fetch(url)).status).toBe(200);
});

test('a port that is taken is told in the dialog and at the foot, and another one helps', async ({ desktop }) => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const taken = (other.address() as { port: number }).port;
  const { page } = await desktop.main();
  const sideBar = page.locator('#side-bar'); // behind the dialog it has no role
  await expect(sideBar.getByText(/^Local · /)).toBeVisible();
  const dialog = await openSettings(page, 'Local API');
  const port = dialog.getByRole('textbox', { name: 'Port' });
  await port.fill('99999');
  await port.press('Enter');
  await expect(dialog.getByText('A port is a number from 1 to 65535.')).toBeVisible();
  await port.fill(String(taken));
  await port.press('Enter');
  await expect(dialog.getByText(`Port ${taken} could not be opened.`)).toBeVisible({ timeout: 10_000 });
  await expect(port).toHaveValue(String(taken));
  await expect(sideBar.getByText('API could not start')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);

  await port.fill('');
  await port.press('Enter');
  await expect(sideBar.getByText(/^Local · /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
  other.close();
});

test('a step of the enrichment stays as it was switched', async ({ desktop }) => {
  const { page } = await desktop.main();
  const dialog = await openSettings(page, 'Enrichment');
  const title = dialog.getByRole('switch', { name: 'Title' });
  await title.click();
  await expect(title).not.toBeChecked();
  await expect(dialog.getByRole('switch', { name: 'Tags', exact: true })).toBeChecked();
  await expect(dialog.getByText('is switched in the desktop app')).toHaveCount(0);

  await page.reload();
  await openSettings(page, 'Enrichment');
  await expect(title).not.toBeChecked();
  await expect(dialog.getByRole('switch', { name: 'Tags', exact: true })).toBeChecked();
  await title.click();
  await expect(title).toBeChecked();
});

test('about tells the versions and the licences, and what is copied for a report holds no token', async ({ desktop }) => {
  const { page } = await desktop.main();
  const dialog = await openSettings(page, 'Local API');
  await dialog.getByRole('button', { name: 'Generate token' }).click();
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^[\w-]{32}$/);
  const token = await desktop.app.evaluate(({ clipboard }) => clipboard.readText());

  await dialog.getByRole('tab', { name: 'About' }).click();
  await expect(dialog.getByText(/^Chromium /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Show licences' }).click();
  await expect(dialog.getByRole('region', { name: 'Licences' })).toContainText(/better-sqlite3 \S+ \(MIT\)/);
  await dialog.getByRole('button', { name: 'Show', exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"token":"set"');
  expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).not.toContain(token);
});
