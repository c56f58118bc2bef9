import { expect, test } from 'vitest';
import { groupLanguages } from './language-groups.ts';

test('classifications of one name are one entry, most frequent first', () => {
  const counts = [
    { value: 'js', count: 2 },
    { value: 'py', count: 3 },
    { value: 'mjs', count: 2 },
  ];
  expect(groupLanguages(counts, ['py'])).toEqual([
    { label: 'JavaScript', specifics: ['js', 'mjs'], count: 4, chosen: false },
    { label: 'Python', specifics: ['py'], count: 3, chosen: true },
  ]);
});

test('a chosen language stays when nothing is left of it', () => {
  expect(groupLanguages([], ['go'])).toEqual([{ label: 'Go', specifics: ['go'], count: 0, chosen: true }]);
});
