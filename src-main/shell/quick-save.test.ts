import { expect, test } from 'vitest';
import { AppError } from '../../src-shared/errors.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { Application } from '../../src-shared/model/common.ts';
import { LibraryFilter } from '../../src-shared/model/library.ts';
import type { Seed } from '../../src-shared/model/seed.ts';
import { openTestService } from '../testing/library.ts';
import { type ClipboardContents, seedFromClipboard } from './clipboard-seed.ts';
import { quickSave } from './quick-save.ts';

const application: Application = {
  id: '9a1f5f0e-3c59-4a4e-8f5e-5b7f7f0e8f11',
  name: 'OPEN_SOURCE',
  version: '1.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
};

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const report = () => 'ref';

async function save(contents: Partial<ClipboardContents>, create?: (input: { seed: Seed }) => Promise<Asset>) {
  const service = await openTestService();
  const read = async () => ({ concealed: false, ...contents });
  const capture = await quickSave({ read, create: create ?? service.handlers['assets.create'], application, report });
  const page = await service.handlers['library.page']({ page: { filter: LibraryFilter.parse({}), sort: 'newest', limit: 10 } });
  return { capture, rows: page.rows };
}

test('text is saved as it is, and told with its language and lines', async () => {
  const { capture, rows } = await save({ text: 'SELECT name\nFROM users\nWHERE id = 1;\n' });
  expect(capture).toMatchObject({ outcome: 'saved', language: 'sql', generic: 'CODE', lines: 3, size: 37, tags: [] });
  expect(rows).toMatchObject([{ name: 'SELECT name', language: 'sql' }]);
});

test('an image is saved as PNG', async () => {
  const { capture, rows } = await save({ image: png });
  expect(capture).toMatchObject({ outcome: 'saved', language: 'png', generic: 'IMAGE', lines: 0, size: png.length });
  expect(rows).toMatchObject([{ name: 'Image', generic: 'IMAGE' }]);
});

test('of text and its picture the text is saved', async () => {
  expect((await save({ text: 'a cell', image: png })).rows).toMatchObject([{ name: 'a cell' }]);
});

test.each([{}, { text: '' }, { text: ' \n\t ' }, { image: new Uint8Array() }])(
  'of %j there is nothing to save',
  async contents => {
    const { capture, rows } = await save(contents);
    expect([capture, rows]).toEqual([{ outcome: 'nothing' }, []]);
  },
);

test('an image behind blank text is saved', () => {
  expect(seedFromClipboard({ concealed: false, text: ' \n', image: png }, application)?.asset.format.file).toBeDefined();
});

test('what a password manager conceals is not saved, and that is said', async () => {
  const { capture, rows } = await save({ concealed: true, text: 'hunter2' });
  expect(capture).toMatchObject({ outcome: 'failed', message: expect.stringContaining('concealed') });
  expect(rows).toEqual([]);
});

test('a failure is told with what to do, an unknown one with its reference only', async () => {
  const full = async () => Promise.reject(new AppError('storage_full', 'The disk is full. Free some space.'));
  expect((await save({ text: 'x' }, full)).capture).toEqual({ outcome: 'failed', message: 'The disk is full. Free some space.' });
  const broken = async () => Promise.reject(new Error('at /home/someone'));
  const { capture } = await save({ text: 'x' }, broken);
  expect(capture).toMatchObject({ outcome: 'failed', message: expect.stringContaining('ref') });
  expect(JSON.stringify(capture)).not.toContain('someone');
});
