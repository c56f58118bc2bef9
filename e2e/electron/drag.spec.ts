import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** A press on a row and a few steps away from it. */
async function dragRow(page: Page, name: string): Promise<void> {
  const row = page.getByRole('option').filter({ hasText: name });
  await row.hover();
  await page.mouse.down();
  for (const x of [300, 310, 330]) await page.mouse.move(x, 300);
  await page.mouse.up();
}

test('a row is dragged out as a file with its secrets hidden, and what was put there is gone when Magpie ends', async ({
  desktop,
}) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_');
  await desktop.copyText(`export TOKEN=${key}\n`);
  await desktop.pressSaveKey();
  await expect(magpie.row('export TOKEN')).toBeVisible();

  await magpie.page.bringToFront();
  await dragRow(magpie.page, 'export TOKEN');
  await magpie.message('1 secret is hidden in the files');
  const [file = ''] = await desktop.host(host => host.drags[0]?.files ?? []);
  expect(basename(file)).toMatch(/TOKEN.*\.\w+$/); // by the name it has then: the enrichment finds a better one
  expect(readFileSync(file, 'utf8')).toMatch(/^export TOKEN=\S*•+\n$/);
  await desktop.app.close();
  expect(existsSync(file)).toBe(false);
});

test('snippets that are dragged back onto a collection go into it, and are not saved again', async ({ desktop, person }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.copyText('to be collected');
  await desktop.pressSaveKey();
  await magpie.createCollection('Things');
  await magpie.show('All snippets');
  await dragRow(magpie.page, 'to be collected');
  await expect.poll(() => desktop.host(host => host.drags.length)).toBe(1);

  // The desktop brings its drag back to the window as files; no pointer event has come in between.
  const box = await magpie.collection('Things').boundingBox();
  const path = join(person.home, 'dragged.txt');
  await writeFile(path, 'to be collected');
  await magpie.dropFiles([path], { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 });
  await magpie.message('Added 1 snippet to Things');
  await expect(magpie.rows).toHaveCount(1);
});

test('files dropped on the icons of the program are saved, and told by the toast', async ({ desktop, person }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  const toast = await desktop.page('toast');
  const paths = ['one.ts', 'two.ts'].map(name => join(person.home, name));
  await Promise.all(paths.map((path, i) => writeFile(path, `export const n = ${i};\n`)));
  await desktop.app.evaluate((electron, list) => {
    const { __host } = electron as unknown as { readonly __host: { openFile(path: string): void } };
    for (const path of list) __host.openFile(path);
  }, paths);
  await expect(toast.getByRole('status')).toContainText('Saved 2 snippets');
  await expect(magpie.rows).toHaveCount(2);

  await expect.poll(() => desktop.host(host => host.trays.length)).toBe(1);
  const third = join(person.home, 'three.ts');
  await writeFile(third, 'export const n = 3;\n');
  await desktop.app.evaluate((electron, path) => {
    const { __host } = electron as unknown as { readonly __host: { trays: { emit(name: string, ...args: unknown[]): void }[] } };
    __host.trays[0]?.emit('drop-files', {}, [path]);
  }, third);
  await expect(toast.getByRole('status')).toContainText('Saved three.ts');
});
