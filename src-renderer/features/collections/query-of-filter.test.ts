import { expect, test } from 'vitest';
import type { LibraryFilter } from '../../../src-shared/model/library.ts';
import { nameOfQuery, queryOfFilter } from './query-of-filter.ts';

const all: LibraryFilter = { scope: 'all', query: '', languages: [], tags: [] };

test('what was chosen in the side bar becomes part of the query', () => {
  const filter: LibraryFilter = {
    scope: 'favourites',
    query: ' retry ',
    languages: ['js', 'mjs', 'py'],
    tags: ['web api', 'ci'],
  };
  expect(queryOfFilter(filter, [])).toBe('is:favourite lang:js,py tag:"web api" tag:ci retry');
  expect(queryOfFilter({ ...all, query: 'a -b' }, [])).toBe('a -b');
});

test('a name says the words and what narrows them', () => {
  expect(nameOfQuery('retry lang:ts tag:ci,http')).toBe('retry, TypeScript, ci, http');
  expect(nameOfQuery('in:Work/SQL "group by"')).toBe('Work SQL, group by');
  expect(nameOfQuery('/x+/')).toBe('');
  expect(nameOfQuery('word '.repeat(100)).length).toBeLessThanOrEqual(100);
});
