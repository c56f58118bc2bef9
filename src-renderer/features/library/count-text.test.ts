import { expect, test } from 'vitest';
import { countText } from './count-text.ts';

test('of the library and of a search it is said how many there are', () => {
  expect(countText({ total: 1 }, false)).toBe('1 snippet');
  expect(countText({ total: 1_204 }, false)).toBe('1,204 snippets');
  expect(countText({ total: 1_204 }, true)).toBe('1,204 found');
});

test('a total that is a lower bound is said to be one', () => {
  expect(countText({ total: 25_000, atLeast: true }, true)).toBe('25,000+ found');
  expect(countText({ total: 25_000, atLeast: true }, false)).toBe('25,000+ snippets');
});
