import { expect, test } from './fixtures.ts';
import { MagpiePage } from './pages/magpie-page.ts';

/** From the click in one window to the row in another. */
const goalMs = 500;

/** Watches a window from inside for a text to appear; the returned function gives the time it did, on the machine's clock. */
async function watchFor(magpie: MagpiePage, text: string): Promise<() => Promise<number>> {
  await magpie.page.evaluate(wanted => {
    const seenAt = new Promise<number>(resolve => {
      const observer = new MutationObserver(() => {
        if (!document.body.innerText.includes(wanted)) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { seenAt });
  }, text);
  return () => magpie.page.evaluate(() => (window as unknown as { seenAt: Promise<number> }).seenAt);
}

test('a snippet saved by another program stands in the window at once', async ({ magpie, api }) => {
  await api.create('first', 'something to make a list');
  await expect(magpie.row('first')).toBeVisible();
  const seenAt = await watchFor(magpie, 'from a script');

  const started = Date.now();
  await api.create('from a script', 'echo hi');

  expect((await seenAt()) - started).toBeLessThan(goalMs);
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
  const watching = await Promise.all([magpie, second].map(window => watchFor(window, 'new name')));

  const started = Date.now();
  await api.edit({ id, name: 'new name' });

  for (const seenAt of watching) expect((await seenAt()) - started).toBeLessThan(goalMs);
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

  await expect(second.text).toHaveText('start and on');
});

test('a window says when the service is away, keeps what is written, and takes up again', async ({ service, api, page }) => {
  await api.create('written', 'start');
  await page.goto(service.address);
  const magpie = new MagpiePage(page);
  await magpie.open('written');
  await magpie.editor.focus();
  await page.keyboard.press('ControlOrMeta+End');

  const back = await service.interrupt();
  await expect(page.getByText('Reconnecting…').first()).toBeVisible();
  await magpie.write(' and meanwhile');
  await back();
  await api.create('after', 'x');

  await expect(magpie.row('after')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => api.text('written'), { timeout: 15_000 }).toBe('start and meanwhile');
});
