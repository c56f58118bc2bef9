import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';

test('a text too large for the editor is read page by page', async ({ api, magpie }) => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `${i} ${'x'.repeat(50)}`);
  await api.create('huge.log', lines.join('\n'), 'log');
  await magpie.open('huge.log');
  await expect(magpie.detail.getByText(/is too large to be edited here/)).toBeVisible();
  const text = magpie.detail.getByRole('region', { name: /^Text of/ });
  await expect(text).toContainText('0 xxx');
  await magpie.detail.getByRole('button', { name: 'Last page' }).click();
  await expect(text).toContainText('99999 xxx');
  await expect(magpie.detail.getByRole('button', { name: 'Next page' })).toBeDisabled();

  await magpie.search.fill('99999');
  await expect(magpie.row('huge.log')).toBeVisible();
});

test('a megabyte and a line of 500,000 characters can be edited', async ({ api, magpie }) => {
  await api.create('one line', `const x = "${'ab '.repeat(166_000)}";\nlast`, 'ts');
  await api.create('megabyte', 'const value = compute(1, 2, 3);\n'.repeat(33_000), 'ts');
  for (const name of ['one line', 'megabyte']) {
    await magpie.open(name);
    await magpie.editor.focus();
    await magpie.page.keyboard.press('Control+End');
    await magpie.write('END');
    await expect.poll(async () => (await api.text(name))?.endsWith('END')).toBe(true);
  }
});

test('a file without text says what it is, shows how it begins and can be saved', async ({ api, magpie }) => {
  const bytes = Uint8Array.from([0, 255, 77, 97, 103, 112, 105, 101, 200]);
  await api.saveImage('tool.bin', bytes);
  await magpie.open('tool.bin');
  await expect(magpie.detail.getByText('Binary file · 9 B')).toBeVisible();
  await expect(magpie.detail.getByRole('img', { name: /hexadecimal/ })).toContainText(
    '0000  00 ff 4d 61 67 70 69 65  c8                       ..Magpie.',
  );
  const download = magpie.page.waitForEvent('download');
  await magpie.detail.getByRole('button', { name: 'Save as…' }).click();
  expect((await download).suggestedFilename()).toBe('tool.bin');
  expect(new Uint8Array(await readFile(await (await download).path()))).toEqual(bytes);
});

test('a picture is fitted, enlarged with keys and shown in its own size', async ({ api, magpie }) => {
  const png = await magpie.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2_000, 1_000);
    canvas.getContext('2d')?.fillRect(500, 200, 100, 100);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  await api.saveImage('drawing.png', Uint8Array.from(png));
  await magpie.open('drawing.png');
  const pane = magpie.detail.getByRole('group', { name: /^Picture/ });
  const width = async () => Math.round((await pane.getByRole('img').boundingBox())?.width ?? 0);
  await expect(magpie.detail.getByText('2000 × 1000')).toBeVisible();
  expect(await width()).toBeLessThan(1_000);
  await pane.focus();
  await magpie.page.keyboard.press('1');
  await expect.poll(width).toBe(2_000);
  await magpie.page.keyboard.press('+');
  await expect.poll(width).toBe(3_000);
  await expect(magpie.detail.getByText('150 %')).toBeVisible();
  await magpie.page.keyboard.press('0');
  await expect.poll(width).toBeLessThan(1_000);
});
