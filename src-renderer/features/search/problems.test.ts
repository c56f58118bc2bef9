import { expect, test } from 'vitest';
import type { Collection } from '../../../src-shared/model/collections.ts';
import type { CollectionId } from '../../../src-shared/model/ids.ts';
import type { QueryProblem } from '../../../src-shared/query/query.ts';
import { problemText, shownProblems } from './problems.ts';

const work: Collection = { id: 'a' as CollectionId, name: 'SQL', path: 'Work/SQL', created: 0, updated: 0 };
const unknown = (query: string, value: string): QueryProblem => {
  const from = query.indexOf(value);
  return { code: 'unknown_collection', operator: 'in', value, from, to: from + value.length };
};

test('a collection that may still be typed to its end is not wrong', () => {
  const query = 'in:wor';
  expect(shownProblems(query, [unknown(query, 'wor')], [work])).toEqual([]);
  expect(shownProblems('in:wor x', [unknown('in:wor x', 'wor')], [work])).toHaveLength(1);
  expect(shownProblems('in:zzz', [unknown('in:zzz', 'zzz')], [work])).toHaveLength(1);
});

test('until the service has answered, the text itself tells', () => {
  expect(shownProblems('before:someday x', undefined, []).map(problemText)).toEqual([
    '“someday” is no date. Try 2026-01-31 or 7d.',
  ]);
});
