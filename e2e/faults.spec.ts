import { renameSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

// biome-ignore lint/suspicious/noSkippedTests: Windows moves no folder whose files are open.
test.skip(process.platform === 'win32', 'Windows moves no folder whose files are open');

test.use({ mayComplain: /status of 503/ }); // of each save that is tried

test('while nothing can be saved every window says so, typed text outlives a reload, and is saved when it is mended', async ({
  service,
  api,
  magpie,
  openWindow,
}) => {
  await api.create('kept.txt', 'before', 'txt');
  const other = await openWindow();
  await magpie.open('kept.txt');
  const banner = (window: typeof magpie) => window.page.getByRole('region', { name: 'The data folder was moved' });
  const elsewhere = `${service.dataFolder}.elsewhere`;
  renameSync(service.dataFolder, elsewhere);
  try {
    await magpie.editor.focus();
    await magpie.write('typed ');
    await expect(banner(magpie)).toBeVisible();
    await expect(banner(other)).toBeVisible();
    await banner(magpie).getByRole('button', { name: 'Try now' }).click();

    await magpie.page.reload();
    await magpie.ready();
    await expect(banner(magpie)).toBeVisible();
    await magpie.open('kept.txt');
    await expect(magpie.text).toContainText('typed before');
    expect(await api.text('kept.txt')).toBe('before');
  } finally {
    renameSync(elsewhere, service.dataFolder);
  }
  await expect(banner(magpie)).toBeHidden({ timeout: 15_000 });
  await expect(banner(other)).toBeHidden();
  await expect.poll(() => api.text('kept.txt')).toBe('typed before');
});
