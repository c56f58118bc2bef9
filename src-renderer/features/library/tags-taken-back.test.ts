import { expect, test } from 'vitest';
import { tagsTakenBack } from './tags-taken-back.ts';

const given = (...tags: string[]) => ({ tags, generated: [] });

test('a tag that was added goes, one that came since stays', () => {
  expect(tagsTakenBack(given('a', 'new', 'since'), given('a'), given('a', 'new'))).toEqual(given('a', 'since'));
});

test('a tag that was removed comes back, one that went since does not', () => {
  expect(tagsTakenBack(given('c'), given('a', 'b', 'c'), given('b', 'c'))).toEqual(given('c', 'a'));
});

test('a tag that was kept is worked out again, and one that was removed is so again', () => {
  const before = { tags: ['a', 'b'], generated: ['a', 'b'] };
  expect(tagsTakenBack({ tags: ['a', 'b'], generated: ['b'] }, before, { tags: ['a', 'b'], generated: ['b'] })).toEqual({
    tags: ['a', 'b'],
    generated: ['b', 'a'],
  });
  expect(tagsTakenBack({ tags: ['b'], generated: ['b'] }, before, { tags: ['b'], generated: ['b'] })).toEqual({
    tags: ['b', 'a'],
    generated: ['b', 'a'],
  });
});
