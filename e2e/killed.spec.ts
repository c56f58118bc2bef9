import { expect, test } from './fixtures.ts';

test('what is typed in two snippets of a window that is killed is saved by the next', async ({ api, magpie, openWindow }) => {
  await api.create('first.txt', 'one', 'txt');
  await api.create('other', 'other', 'txt');
  await magpie.open('first.txt');
  await magpie.page.route('**/magpie/library/edit', () => {}); // no save arrives
  await magpie.editor.focus();
  await magpie.write('typed ');
  await magpie.open('other');
  await magpie.editor.focus();
  await magpie.write('more ');
  await expect(magpie.text).toContainText('more other');
  const session = await magpie.page.context().newCDPSession(magpie.page);
  void session.send('Page.crash').catch(() => {});
  await magpie.page.waitForEvent('crash');
  expect(await api.text('first.txt')).toBe('one');

  const next = await openWindow();
  await expect(next.messages.getByText('Text from the last session was saved.')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => api.text('first.txt')).toBe('typed one');
  await expect.poll(() => api.text('other')).toBe('more other');
});
