import { expect, test } from 'vitest';
import { findCommands } from './find-commands.ts';

const all = ['Move to trash', 'Show the trash', 'Add a tag', 'Go to the snippet'].map(title => ({ title }));

function found(query: string): string[] {
  return findCommands(all, query).map(({ title }) => title);
}

test('commands are found by words in any order, by their beginnings first, and by the beginnings of words', () => {
  expect(found('')).toHaveLength(4);
  expect(found('trash')).toEqual(['Move to trash', 'Show the trash']);
  expect(found('TRASH show')).toEqual(['Show the trash']);
  expect(found('mtt')).toEqual(['Move to trash']);
  expect(found('sn go(')).toEqual([]);
  expect(found('ta')).toEqual(['Add a tag']);
  expect(found('zebra')).toEqual([]);
});
