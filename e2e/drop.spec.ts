import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magpie-drop-'));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

test('dropped files become snippets and what cannot be saved is named with its reason', async ({ magpie, api }) => {
  const megabyte = 1024 * 1024;
  await magpie.dropFiles([
    await file('query.sql', 'SELECT 1;\n'),
    await file('empty.txt', ''),
    await file('huge.log', Buffer.alloc(30 * megabyte, 'x')),
    await file('tool.bin', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2])),
    await file('hello.py', 'print("hello")\n'),
  ]);

  await magpie.message('Saved 2 snippets, 3 skipped');
  await magpie.messages.getByRole('button', { name: 'Details' }).click();
  const reasons = magpie.messages.getByRole('listitem');
  await expect(reasons.filter({ hasText: 'empty.txt' })).toContainText('It is empty');
  await expect(reasons.filter({ hasText: 'huge.log' })).toContainText('It is over 25');
  await expect(reasons.filter({ hasText: 'tool.bin' })).toContainText('It is neither text nor an image');
  expect((await api.texts()).sort()).toEqual(['SELECT 1;\n', 'print("hello")\n']);
});

test('a dropped folder is taken with all below it but installed packages and what links lead to', async ({ magpie, api }) => {
  const outside = await file('outside.txt', 'outside');
  await mkdir(join(folder, 'project'));
  await symlink(outside, join(folder, 'project', 'link.txt'));
  await symlink('/etc', join(folder, 'project', 'system'));
  await file('project/readme.md', '# Birds\n');
  await file('project/src/main.go', 'package main\n');
  await file('project/node_modules/x/index.js', 'module.exports = 1;\n');
  await magpie.dropFiles([join(folder, 'project')]);

  await magpie.message(/^Saved 2 snippets/);
  expect((await api.texts()).sort()).toEqual(['# Birds\n', 'package main\n']);
});

test('what is dropped goes into the collection that is open, as the overlay says; Undo takes it back out', async ({
  magpie,
  api,
}) => {
  await magpie.createCollection('Side projects');
  await magpie.collection('Side projects').click();
  const known = await file('known.txt', 'known');
  await magpie.dropFiles([known]);
  await magpie.message('Saved 1 snippet in Side projects');
  await magpie.show('All snippets');
  await magpie.collection('Side projects').click();

  const paths = [known, await file('one.txt', 'one'), await file('two.txt', 'two')];
  await magpie.dragFilesOver(paths);
  await expect(magpie.page.getByText('3 files → 3 snippets in Side projects')).toBeVisible();
  await magpie.dropFiles(paths);
  await magpie.message('Saved 2 snippets in Side projects, 1 skipped');
  await magpie.messages.getByRole('button', { name: 'Details' }).click();
  await expect(magpie.messages.getByRole('listitem')).toContainText('It is saved already, as known.txt');
  await expect(magpie.rows).toHaveCount(3);

  await magpie.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(magpie.rows).toHaveCount(1);
  expect(await api.names()).toEqual(['known.txt']);
});

test('a link of a page is saved with its title and its address', async ({ magpie }) => {
  const url = 'https://example.com/guide';
  await magpie.dropText({ 'text/uri-list': url, 'text/plain': url, 'text/html': `<a href="${url}">A <b>guide</b></a>` });
  await magpie.message('Saved A guide');
  await expect(magpie.text).toContainText(url);
  await expect(magpie.detail.getByRole('link', { name: 'example.com' })).toBeVisible();
});

test('Undo of a drop removes what it saved', async ({ magpie, api }) => {
  await magpie.dropFiles([await file('one.txt', 'one'), await file('two.txt', 'two')]);
  await magpie.message('Saved 2 snippets');
  await magpie.messages.getByRole('button', { name: 'Undo' }).click();

  await expect.poll(() => api.names()).toEqual([]);
  await magpie.show('Trash');
  await expect(magpie.rows).toHaveCount(0);
});

test('a picture is shown as one', async ({ magpie }) => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  await magpie.dropFiles([await file('dot.png', Buffer.from(pixel, 'base64'))]);
  await magpie.message('Saved 1 snippet');

  const image = magpie.detail.getByRole('img', { name: /dot/ });
  await expect(image).toBeVisible();
  expect(await image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(1);
});
