import { expect, test } from 'vitest';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { without } from './without.ts';

function leave(query: string, index: number): string {
  const token = parseQuery(query).tokens[index];
  return token ? without(query, token) : query;
}

test('a part goes with the blanks around it', () => {
  expect(leave('retry lang:ts -axios', 1)).toBe('retry -axios');
  expect(leave('lang:ts retry', 0)).toBe('retry');
  expect(leave('retry  lang:ts', 1)).toBe('retry');
  expect(leave('lang:ts', 0)).toBe('');
});

test('an OR goes with one of what it joined', () => {
  expect(leave('retry lang:ts OR tag:cli', 3)).toBe('retry lang:ts');
  expect(leave('lang:ts OR tag:cli OR is:image', 2)).toBe('lang:ts OR is:image');
});
