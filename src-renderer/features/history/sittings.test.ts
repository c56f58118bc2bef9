import { expect, test } from 'vitest';
import type { HistoryChange, HistoryState } from '../../../src-shared/model/history.ts';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import { toSittings } from './sittings.ts';

const text = (fragment: string): HistoryChange => ({ kind: 'text', fragment: fragment as FormatId, label: '', bytes: 1 });
const state = (version: number, seconds: number, ...changes: HistoryChange[]): HistoryState => ({
  version,
  at: seconds * 1_000,
  changes,
});

test('saves of one text that follow each other soon are one; another text, a name or a pause ends the sitting', () => {
  const states = [
    state(8, 400, text('a')),
    state(7, 390, text('a')),
    state(6, 380, text('b')),
    state(5, 100, text('b')),
    state(4, 90, { kind: 'name', from: 'x', to: 'y' }),
    state(1, 80),
  ];
  expect(toSittings(states).map(({ version, saves }) => [version, saves])).toEqual([
    [8, 2],
    [6, 1],
    [5, 1],
    [4, 1],
    [1, 1],
  ]);
});
