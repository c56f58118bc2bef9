import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('a page is previewed in its frame, and saved where the person says', async ({ desktop }) => {
  const { page, detail, ...magpie } = await desktop.main();
  const text = '<h1>Hello</h1><script>top.pwned = 1</script>';
  await page.evaluate(async raw => {
    const application = {
      id: 'e2e',
      name: 'OPEN_SOURCE',
      version: '1',
      platform: 'LINUX',
      onboarded: false,
      privacy: 'OPEN',
    } as const;
    const format = { fragment: { string: { raw }, metadata: { ext: 'html' } } } as const;
    await window.bridge.call('assets.create', { seed: { asset: { application, format, metadata: { name: 'greeting' } } } });
  }, text);
  await magpie.rows.first().click();
  await detail.getByRole('tab', { name: 'Preview' }).click();
  await expect(detail.frameLocator('iframe').getByRole('heading', { name: 'Hello' })).toBeVisible();
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);

  const file = join(tmpdir(), `magpie-saved-${process.pid}.html`);
  await desktop.app.evaluate(({ dialog }, filePath) => {
    const asked: (string | undefined)[] = [];
    dialog.showSaveDialog = async (...given: readonly unknown[]) => {
      asked.push((given.at(-1) as { defaultPath?: string }).defaultPath);
      return { canceled: asked.length > 1, filePath: asked.length > 1 ? '' : filePath };
    };
    Object.assign(globalThis, { asked });
  }, file);
  const save = async () => {
    await detail.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  };
  await save();
  await magpie.messages.getByText('File saved').waitFor();
  expect(await readFile(file, 'utf8')).toBe(text);
  await rm(file);
  const asked = () => desktop.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  expect((await asked())[0]).toMatch(/[/\\]greeting\.html$/);

  await save();
  await expect.poll(async () => (await asked()).length).toBe(2);
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});
