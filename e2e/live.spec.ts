import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

/** From the click in one window to the row in another. */
const goalMs = 500;

/** Watches a window from inside for a text to appear in its list; gives the time it did, on the machine's clock. */
async function watchFor(magpie: MagpiePage, text: string): Promise<Promise<number>> {
  await magpie.page.evaluate(wanted => {
    const seen = () => document.body.innerText.includes(wanted);
    const at = new Promise<number>(resolve => {
      const observer = new MutationObserver(() => {
        if (!seen()) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { seenAt: at });
  }, text);
  return magpie.page.evaluate(() => (window as unknown as { seenAt: Promise<number> }).seenAt);
}

test('a snippet saved by another program stands in the window at once', async ({ magpie, api }) => {
  await api.create('first', 'something to make a list');
  await expect(magpie.row('first')).toBeVisible();
  const watching = watchFor(magpie, 'from a script');

  const started = Date.now();
  await api.create('from a script', 'echo hi');

  expect((await watching) - started).toBeLessThan(goalMs);
});

test('a deletion over the API takes the row away', async ({ magpie, api }) => {
  const id = await api.create('short-lived', 'x');
  await expect(magpie.row('short-lived')).toBeVisible();
  await api.delete(id);

  await expect(magpie.row('short-lived')).toHaveCount(0);
});

test('a second window sees a rename within half a second', async ({ magpie, api, openWindow }) => {
  const id = await api.create('old name', 'x');
  const second = await openWindow();
  await expect(second.row('old name')).toBeVisible();
  await expect(magpie.row('old name')).toBeVisible();
  const watching = [watchFor(magpie, 'new name'), watchFor(second, 'new name')];

  const started = Date.now();
  await api.edit({ id, name: 'new name' });

  for (const seen of await Promise.all(watching)) expect(seen - started).toBeLessThan(goalMs);
});

test('text written in one window shows in another that has the snippet open', async ({ magpie, api, openWindow }) => {
  await api.create('shared', 'start');
  const second = await openWindow();
  await second.open('shared');
  await magpie.open('shared');
  await magpie.editor.focus();
  await magpie.page.keyboard.press('ControlOrMeta+End');
  await magpie.write(' and on');
  await magpie.saved();

  await expect(second.detail.getByText('start and on')).toBeVisible();
});

test('a window takes up again after the service was away', async ({ magpie, api, service }) => {
  await api.create('before', 'x');
  await expect(magpie.row('before')).toBeVisible();
  await magpie.page.context().setOffline(true);
  await api.create('meanwhile', 'y');
  await magpie.page.context().setOffline(false);

  await expect(magpie.row('meanwhile')).toBeVisible({ timeout: 15_000 });
  expect(service.address).toContain('127.0.0.1');
});
