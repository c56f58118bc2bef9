import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const saveKey = 'CommandOrControl+Shift+S';

async function openSettings(page: Page) {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Hotkeys' }).click();
  const field = (name: string) => dialog.getByRole('button', { name: new RegExp(`^${name} (Ctrl|None|Press)`) });
  return { dialog, field };
}

test('a global key is changed by pressing another, and the one before is left', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const { dialog, field } = await openSettings(magpie.page);
  const save = field('Save the clipboard');
  await expect(save).toHaveText('CtrlShiftS');

  await save.press('Enter');
  await expect(save).toHaveText('Press the keys…');
  expect(await desktop.host(host => host.fireShortcut('CommandOrControl+Shift+S'))).toBe(false); // so that it can be pressed
  await magpie.page.keyboard.press('Escape');
  await expect(save).toHaveText('CtrlShiftS');
  await expect(dialog).toBeVisible();
  await expect(save).toBeFocused();

  await save.press('Enter');
  await magpie.page.keyboard.press('Control+Alt+j');
  await expect(save).toHaveText('CtrlAltJ');
  await expect(magpie.said).toHaveText('The key is Ctrl+Alt+J now.');
  expect(await desktop.host(host => host.fireShortcut('CommandOrControl+Shift+S'))).toBe(false);
  await desktop.copyText('saved by the new key');
  expect(await desktop.host(host => host.fireShortcut('CommandOrControl+Alt+J'))).toBe(true);
  await expect(magpie.page.getByText('saved by the new key').first()).toBeAttached();

  await dialog.getByRole('button', { name: 'Save the clipboard: use no key' }).click();
  await expect(save).toHaveText('None');
  expect(await desktop.host(host => host.fireShortcut('CommandOrControl+Alt+J'))).toBe(false);
  await dialog.getByRole('button', { name: 'Save the clipboard: back to Ctrl+Shift+S' }).click();
  await expect(save).toHaveText('CtrlShiftS');
  expect(await desktop.host(host => host.fireShortcut('CommandOrControl+Shift+S'))).toBe(true);
});

test('a key that is taken, or not fit for it, is refused with what helps, and the one before stays', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await desktop.host(host => {
    host.takenShortcuts = ['CommandOrControl+Alt+K'];
  });
  const { dialog, field } = await openSettings(page);
  const save = field('Save the clipboard');
  for (const [pressed, told] of [
    ['Control+Alt+k', 'Ctrl+Alt+K was refused: another program has it.'],
    ['Shift+k', 'Shift+K is for writing.'],
    ['Control+c', 'Ctrl+C is needed by the system or by every program.'],
    ['Control+Shift+Space', 'Ctrl+Shift+Space is a global key of Magpie already.'],
    ['Control+Shift+c', 'Ctrl+Shift+C is “Copy snippet” in Magpie’s window.'],
  ] as const) {
    await save.press('Enter');
    await page.keyboard.press(pressed);
    const problem = dialog.getByText(told);
    await expect(problem).toContainText('The key before stays.');
    await expect(save).toHaveText('CtrlShiftS');
  }
  expect(await desktop.app.evaluate(({ globalShortcut }, key) => globalShortcut.isRegistered(key), saveKey)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});
