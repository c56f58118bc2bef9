import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desktop, expect, test } from './fixtures.ts';

/** What the system would show of the main windows. */
function shown(desktop: Desktop) {
  return desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter(window => window.webContents.getURL().endsWith('/index.html'))
      .map(window => ({
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
        fullScreen: window.isFullScreen(),
        background: window.getBackgroundColor().toLowerCase(),
        zoom: Math.round(window.webContents.getZoomFactor() * 100),
      })),
  );
}

test('a window comes back where it was, as large, maximised and zoomed as it was', async ({ start }) => {
  const bounds = { x: 40, y: 60, width: 900, height: 640 };
  const first = await start();
  await first.needsHands();
  const { page } = await first.main();
  await first.app.evaluate(({ BrowserWindow }, place) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/index.html'));
    window?.setBounds(place);
    window?.maximize();
  }, bounds);
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+-');
  await first.host(host => void host.clickMenu('View', 'Zoom In'));
  await expect.poll(async () => (await shown(first))[0]?.zoom).toBe(120);
  await first.host(host => void host.clickMenu('File', 'New Window'));
  await first.main(1);
  expect((await shown(first)).map(({ zoom }) => zoom)).toEqual([120, 120]);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.close());
  await first.app.close();

  const second = await start();
  await second.main();
  await expect.poll(async () => (await shown(second))[0]).toMatchObject({ bounds, maximized: true, zoom: 120 });
});

test('a window that was left on a display that is gone is brought back', async ({ start, person }) => {
  const first = await start();
  await first.main();
  await first.app.close();
  const file = join(person.profile, 'windows.json');
  const stored = await readFile(file, 'utf8');
  await writeFile(file, stored.replace(/"x": -?\d+/, '"x": 9000'));
  const second = await start();
  await second.main();
  const [window] = await shown(second);
  const area = await second.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  expect(window?.bounds.x).toBeGreaterThanOrEqual(area.x);
  expect(window?.bounds.x).toBeLessThan(area.x + area.width);
});

test('windows follow the system at once, keep a choice, and are of its colour before their page is there', async ({ start }) => {
  const first = await start();
  await first.needsHands();
  const { page } = await first.main();
  const theme = page.locator('html');
  for (const [dark, name, colour] of [
    [true, 'dark', '#0e1014'],
    [false, 'light', '#ffffff'],
  ] as const) {
    await first.app.evaluate((electron, on) => {
      const { __host } = electron as unknown as { readonly __host: { setDarkMode(on: boolean): void } };
      __host.setDarkMode(on);
    }, dark);
    await expect(theme).toHaveAttribute('data-theme', name);
    await expect.poll(async () => (await shown(first))[0]?.background).toBe(colour);
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => first.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect.poll(async () => (await shown(first))[0]?.background).toBe('#0e1014');
  await first.app.close();

  const second = await start();
  await second.main();
  expect((await shown(second))[0]?.background).toBe('#0e1014');
});
