import { expect, test } from './fixtures.ts';

test('what is copied counts as used, what is only looked at does not', async ({ magpie, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await api.create('by its key', 'first text');
  await api.create('by its button', 'second text');
  await api.create('only looked at', 'third text');
  await magpie.open('only looked at');
  await magpie.open('by its button');
  await magpie.detail.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => api.suggested()).toEqual(['by its button', 'only looked at', 'by its key']);

  await magpie.open('by its key');
  for (const times of [1, 2]) {
    const used = magpie.page.waitForResponse(/\/use$/);
    await magpie.page.keyboard.press('ControlOrMeta+Shift+c');
    expect((await used).status(), `copied ${times}`).toBe(200);
  }
  expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe('first text');
  expect(await api.suggested()).toEqual(['by its key', 'by its button', 'only looked at']);
});
