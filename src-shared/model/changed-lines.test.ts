import { expect, test } from 'vitest';
import { changedLines } from './changed-lines.ts';

test('lines are counted where they are new or gone, not where they moved', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc')).toEqual({ added: 1, removed: 1 });
  expect(changedLines('a\nb', 'b\r\na\r\na')).toEqual({ added: 1, removed: 0 });
  expect(changedLines('', 'a')).toEqual({ added: 1, removed: 0 });
});
