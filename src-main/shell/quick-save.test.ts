import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../src-shared/errors.ts';
import type { Application } from '../../src-shared/model/common.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { LibraryFilter } from '../../src-shared/model/library.ts';
import { CaptureSettings } from '../../src-shared/model/settings.ts';
import { openTestService, tempFolder } from '../testing/library.ts';
import { type ClipboardContents, seedFromClipboard } from './clipboard-seed.ts';
import { type QuickSaveDeps, quickSave, saveFiles } from './quick-save.ts';

const application: Application = {
  id: '9a1f5f0e-3c59-4a4e-8f5e-5b7f7f0e8f11',
  name: 'OPEN_SOURCE',
  version: '1.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
};

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

interface Given extends Partial<QuickSaveDeps> {
  readonly clipboard?: Partial<ClipboardContents>;
  readonly chosen?: Partial<CaptureSettings>;
}

/** A library, and a key that saves what is on the clipboard into it. */
async function desktop({ clipboard = {}, chosen = {}, ...given }: Given = {}) {
  const { handlers, putOrigin } = await openTestService();
  const deps: QuickSaveDeps = {
    settings: () => CaptureSettings.parse(chosen),
    read: async ({ concealedToo }) =>
      clipboard.concealed && !concealedToo ? { concealed: true } : { ...clipboard, concealed: false },
    save: handlers['library.save'],
    lookUpOrigin: async () => undefined,
    putOrigin,
    application,
    report: () => 'ref',
    ...given,
  };
  return {
    deps,
    handlers,
    press: (anyway = false) => quickSave(deps, { anyway }),
    rows: async () => {
      const page = { filter: LibraryFilter.parse({}), sort: 'newest', limit: 100 } as const;
      return (await handlers['library.page']({ page })).rows;
    },
  };
}

test('text is saved as it is, and told with its language and lines', async () => {
  const { press, rows } = await desktop({ clipboard: { text: 'SELECT name\nFROM users\nWHERE id = 1;\n' } });
  expect(await press()).toMatchObject({ outcome: 'saved', language: 'sql', generic: 'CODE', lines: 3, size: 37, tags: [] });
  expect(await rows()).toMatchObject([{ name: 'SELECT name', language: 'sql' }]);
});

test('an image is saved as PNG, with the page it is from', async () => {
  const { press, handlers } = await desktop({ clipboard: { image: png, html: '<img src="x">', source: 'https://a.example/b' } });
  const saved = await press();
  expect(saved).toMatchObject({ outcome: 'saved', language: 'png', generic: 'IMAGE', lines: 0, size: png.length, name: 'Image' });
  const { websites } = await handlers['library.snippet']({ id: (saved as { id: AssetId }).id });
  expect(websites).toEqual([{ url: 'https://a.example/b', name: 'a.example' }]);
});

test.each<[Partial<ClipboardContents>, object | undefined]>([
  [{ text: 'a cell', image: png, html: '<td>a cell</td>', rtf: '{\\rtf1 a}' }, { string: { raw: 'a cell' } }],
  [
    { text: ' \n', html: '<b>x</b>' },
    { string: { raw: '<b>x</b>' }, metadata: { ext: 'html' } },
  ],
  [{ rtf: '{\\rtf1 a}' }, { string: { raw: '{\\rtf1 a}' }, metadata: { ext: 'rtf' } }],
  [{ text: ' \n\t ' }, undefined],
  [{ image: new Uint8Array() }, undefined],
  [{}, undefined],
])('of %j the best is taken', (contents, fragment) => {
  expect(seedFromClipboard({ concealed: false, ...contents }, application)?.asset.format.fragment).toEqual(fragment);
});

test('where there is nothing to save, that is told', async () => {
  const { press, rows } = await desktop();
  expect([await press(), await rows()]).toEqual([{ outcome: 'nothing' }, []]);
});

test('the same once more makes no second snippet, and tells since when it is there', async () => {
  const { press, rows, deps } = await desktop({ clipboard: { text: 'once' } });
  const first = await press();
  expect(await press()).toMatchObject({ ...first, outcome: 'known' });
  expect(await rows()).toHaveLength(1);
  await quickSave({ ...deps, read: async () => ({ concealed: false, text: 'once ' }) }, { anyway: false });
  expect(await rows()).toHaveLength(2);
});

test('what lies in the trash is taken out of it instead of being saved twice', async () => {
  const { press, rows, handlers } = await desktop({ clipboard: { text: 'once' } });
  const { id } = (await press()) as { id: AssetId };
  await handlers['library.trash']({ snippets: { ids: [id] } });
  expect(await press()).toMatchObject({ outcome: 'restored', id });
  expect(await rows()).toMatchObject([{ id }]);
});

test('what a password manager conceals is left alone, unless it is wanted or nobody minds', async () => {
  const clipboard = { concealed: true, text: 'hunter2' };
  const { press, rows } = await desktop({ clipboard });
  expect([await press(), await rows()]).toEqual([{ outcome: 'concealed' }, []]);
  expect(await press(true)).toMatchObject({ outcome: 'saved' });
  expect(await (await desktop({ clipboard, chosen: { respectConcealed: false } })).press()).toMatchObject({ outcome: 'saved' });
});

test('while capture is paused the key saves nothing, and does not even look', async () => {
  const read = async () => Promise.reject(new Error('looked'));
  expect(await (await desktop({ chosen: { paused: true }, read })).press()).toEqual({ outcome: 'paused' });
  expect(await (await desktop({ chosen: { paused: true }, clipboard: { text: 'x' } })).press(true)).toMatchObject({
    outcome: 'saved',
  });
});

test('a failure is told with its code, an unknown one with its reference only', async () => {
  const full = async () => Promise.reject(new AppError('storage_full', 'The disk is full.'));
  const { press } = await desktop({ clipboard: { text: 'x' }, save: full });
  expect(await press()).toEqual({ outcome: 'failed', error: { code: 'storage_full', message: 'The disk is full.' } });
  const broken = async () => Promise.reject(new Error('at /home/someone'));
  const told = await (await desktop({ clipboard: { text: 'x' }, save: broken })).press();
  expect(told).toMatchObject({ outcome: 'failed', error: { code: 'internal', message: expect.stringContaining('ref') } });
  expect(JSON.stringify(told)).not.toContain('someone');
});

test('the program in front is noted once it is known, and nothing waits for it', async () => {
  let answer = (_origin: { application: string; title: string }) => {};
  let noted = () => {};
  const done = new Promise<void>(resolve => {
    noted = resolve;
  });
  const { deps, handlers } = await desktop({ clipboard: { text: 'x' } });
  const putOrigin: QuickSaveDeps['putOrigin'] = (...about) => deps.putOrigin(...about).finally(noted);
  const lookUpOrigin = () => new Promise<{ application: string; title: string }>(resolve => (answer = resolve));
  const { id } = (await quickSave({ ...deps, putOrigin, lookUpOrigin }, { anyway: false })) as { id: AssetId };
  expect((await handlers['library.snippet']({ id })).origin).toBeUndefined();

  answer({ application: 'Code', title: 'main.ts' });
  await done;
  const { origin, version } = await handlers['library.snippet']({ id });
  expect([origin, version]).toEqual([{ application: 'Code', title: 'main.ts' }, 1]);
});

test('a list of files is saved as a snippet each, one of a folder too, and what is skipped is named', async () => {
  const folder = tempFolder();
  const at = (...path: string[]) => join(folder, ...path);
  mkdirSync(at('src', 'node_modules'), { recursive: true });
  writeFileSync(at('a.sql'), 'SELECT 1;');
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('src', 'b.py'), 'print(1)');
  writeFileSync(at('src', 'node_modules', 'c.js'), 'module.exports = 1;');
  writeFileSync(at('outside.txt'), 'outside');
  symlinkSync(at('outside.txt'), at('src', 'link.txt'));
  symlinkSync('/', at('src', 'root'));
  const files = [at('a.sql'), at('empty.txt'), at('src'), at('gone.txt')];

  const { press, rows } = await desktop({ clipboard: { files, text: 'a.sql\nempty.txt' } });
  expect(await press()).toMatchObject({
    outcome: 'several',
    saved: [expect.any(String), expect.any(String)],
    known: 0,
    skipped: [
      { name: 'empty.txt', reason: 'empty' },
      { name: 'gone.txt', reason: 'unreadable' },
    ],
  });
  expect((await rows()).map(({ name }) => name).sort()).toEqual(['a.sql', 'b.py']);
});

test('one file is told as any snippet; more than fifty are saved only when that was said', async () => {
  const folder = tempFolder();
  for (let i = 0; i < 51; i++) writeFileSync(join(folder, `${i}.txt`), `text ${i}`);
  const { deps, rows } = await desktop();
  expect(await saveFiles(deps, [join(folder, '7.txt')], { anyway: false })).toMatchObject({ outcome: 'saved', name: '7.txt' });
  expect(await saveFiles(deps, [folder], { anyway: false })).toEqual({ outcome: 'many', count: 51 });
  expect(await rows()).toHaveLength(1);
  expect(await saveFiles(deps, [folder], { anyway: true })).toMatchObject({ outcome: 'several', known: 1, skipped: [] });
  expect(await rows()).toHaveLength(51);
});
