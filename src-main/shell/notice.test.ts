import { expect, test } from 'vitest';
import type { Told } from '../../src-shared/contract/shell.ts';
import { toAssetId } from '../../src-shared/model/ids.ts';
import { noticeOf } from './notice.ts';

const saved: Extract<Told, { outcome: 'saved' | 'known' | 'restored' }> = {
  ...{ outcome: 'saved', id: toAssetId('6a9e37e1-e49c-4985-ab56-480f67f05a64'), name: 'photo_\u202egpj.exe', created: 0 },
  ...{ generic: 'CODE', language: 'ts', size: 1, lines: 1, tags: [], secrets: [] },
};

test('a save is told by its name, which can hide nothing', () => {
  expect(noticeOf(saved)).toEqual({
    title: 'Saved',
    body: 'photo_ gpj.exe',
  });
});

test('what went wrong is told with why', () => {
  expect(noticeOf({ outcome: 'paused' })).toEqual({ title: 'Not saved', body: 'Saving is paused.' });
  expect(noticeOf({ outcome: 'failed', error: { code: 'storage_full', message: 'The disk is full' } })).toEqual({
    title: 'Could not be saved',
    body: 'The disk is full',
  });
});
