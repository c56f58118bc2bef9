import { expect, test } from 'vitest';
import { isSought } from './settings-search.ts';

test('a setting is found by parts of its words, in any order and case, and by the title of its section', () => {
  const known = ['Local API', 'Allowed origins', undefined, 'cors web pages'];
  expect(['', 'origin', 'CORS allow', 'api origins', 'pages local'].map(query => isSought(query, known))).toEqual(
    Array(5).fill(true),
  );
  expect(['theme', 'origin theme'].map(query => isSought(query, known))).toEqual([false, false]);
});
