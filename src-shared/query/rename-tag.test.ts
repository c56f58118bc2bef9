import { expect, test } from 'vitest';
import { renameTag } from './rename-tag.ts';

test.each([
  ['tag:auth', 'tag:login'],
  ['retry  tag:Auth,web -tag:auth lang:ts', 'retry  tag:login,web -tag:login lang:ts'],
  ['tag:"auth" OR tag:other', 'tag:login OR tag:other'],
  ['tag:author auth "tag:auth" \\tag:auth', 'tag:author auth "tag:auth" \\tag:auth'],
])('%s becomes %s', (before, after) => {
  expect(renameTag(before, 'auth', 'login')).toBe(after);
});

test('a tag of several words stands in quotes', () => {
  expect(renameTag('tag:a,b', 'a', 'two words')).toBe('tag:"two words",b');
});
