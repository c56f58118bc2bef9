import { expect, test } from 'vitest';
import type { Collection } from '../../../src-shared/model/collections.ts';
import type { CollectionId } from '../../../src-shared/model/ids.ts';
import { isWithin, moved, shownOf, stepped } from './tree.ts';

function tree(...paths: string[]): Collection[] {
  return paths.map(path => {
    const parent = path.split('/').slice(0, -1).at(-1);
    const name = path.split('/').at(-1) as string;
    const query = name.startsWith('?') ? { query: name } : {};
    return {
      id: name as CollectionId,
      name,
      path,
      ...(parent && { parent: parent as CollectionId }),
      ...query,
      created: 0,
      updated: 0,
    };
  });
}

const paths = (collections: readonly Collection[]) => collections.map(({ path }) => path);
const given = tree('a', 'a/b', 'a/b/c', 'd', '?e');
const [a, b, c, d, e] = given as [Collection, Collection, Collection, Collection, Collection];

test('what is moved takes along what is inside it, and has the path of its place', () => {
  expect(paths(moved(given, b.id, { parent: 'top', position: 1 }))).toEqual(['a', 'b', 'b/c', 'd', '?e']);
  expect(paths(moved(given, d.id, { parent: b.id, position: 0 }))).toEqual(['a', 'a/b', 'a/b/d', 'a/b/c', '?e']);
  expect(paths(moved(given, a.id, { parent: 'top', position: 2 }))).toEqual(['d', '?e', 'a', 'a/b', 'a/b/c']);
});

test('a step goes past a neighbour, into the one before, or out of the one around; never into a saved search', () => {
  expect(stepped(given, d, 'up')).toEqual({ parent: 'top', position: 0 });
  expect(stepped(given, d, 'in')).toEqual({ parent: 'a', position: 1 });
  expect(stepped(given, c, 'out')).toEqual({ parent: 'a', position: 1 });
  expect([stepped(given, a, 'up'), stepped(given, e, 'down'), stepped(given, a, 'out')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(stepped(tree('?e', 'f'), tree('?e', 'f')[1] as Collection, 'in')).toBeUndefined();
});

test('what is inside a collapsed one is hidden, however deep', () => {
  expect(paths(shownOf(given, ['a']))).toEqual(['a', 'd', '?e']);
  expect([isWithin(given, c.id, a.id), isWithin(given, 'top', a.id), isWithin(given, a.id, c.id)]).toEqual([true, false, false]);
});
