import { expect, test } from 'vitest';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Row } from '../../../src-shared/model/library.ts';
import { itemHeight, listItems } from './list-items.ts';

const now = new Date(2026, 10, 25, 12, 0).getTime();
const row = (id: string, change: Partial<Row> = {}): Row => ({
  id: id as AssetId,
  name: id,
  generic: 'CODE',
  language: 'ts',
  favourite: false,
  created: now,
  updated: now,
  preview: ['one', 'two', 'three'],
  tags: [],
  fragments: 1,
  uses: 0,
  ...change,
});
const shape = (items: ReturnType<typeof listItems>) => items.map(item => (item.kind === 'heading' ? `# ${item.text}` : item.key));

test('rows stand under their day when sorted by time', () => {
  const rows = [row('a'), row('b'), row('c', { created: now - 26 * 3_600_000 })];
  expect(shape(listItems(rows, 'newest', false, now))).toEqual(['# Today', 'a', 'b', '# Yesterday', 'c']);
});

test('a list by name stands under initials, one by language under languages', () => {
  const named = ['élan', 'eel', '2 ways', 'Zed'].map(name => row(name, { name }));
  expect(shape(listItems(named, 'name', false, now))).toEqual(['# E', 'élan', 'eel', '# #', '2 ways', '# Z', 'Zed']);
  const spoken = ['js', 'mjs', 'py'].map(language => row(language, { language }));
  expect(shape(listItems(spoken, 'language', false, now))).toEqual(['# JavaScript', 'js', 'mjs', '# Python', 'py']);
});

test('Recent stands under the days of the last use or change', () => {
  const rows = [row('used', { created: 0, updated: 0, used: now }), row('changed', { updated: now - 86_400_000 })];
  expect(shape(listItems(rows, 'touched', false, now))).toEqual(['# Today', 'used', '# Yesterday', 'changed']);
});

test('similar hits stand apart from exact ones', () => {
  const similar = { match: { field: 'content', similar: true } } as const;
  const exact = { match: { field: 'name', similar: false } } as const;
  const items = listItems([row('a', exact), row('b', similar), row('c', similar)], 'newest', true, now);
  expect(shape(items)).toEqual(['a', '# Similar', 'b', 'c']);
  expect(items.filter(item => item.kind === 'row').map(item => item.position)).toEqual([1, 2, 3]);
});

test('a row is as high as its lines, of which two are shown', () => {
  const [, three] = listItems([row('a')], 'newest', false, now);
  const [, one] = listItems([row('b', { preview: ['one'] })], 'newest', false, now);
  if (!three || !one) throw new Error('no rows');
  expect(itemHeight(three) - itemHeight(one)).toBe(16.5);
});
