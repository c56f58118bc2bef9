import { expect, test } from 'vitest';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { afterRemoval, rangeOf, stepFrom, toggled } from './selection.ts';

const ids = ['a', 'b', 'c', 'd', 'e'] as AssetId[];
const [a, b, c, d, e] = ids as [AssetId, AssetId, AssetId, AssetId, AssetId];

test('a range goes either way and holds both ends', () => {
  expect(rangeOf(ids, b, d)).toEqual([b, c, d]);
  expect(rangeOf(ids, d, b)).toEqual([b, c, d]);
  expect(rangeOf(ids, null, c)).toEqual([c]);
});

test('a row is added to a selection and taken out again', () => {
  expect(toggled([a], b)).toEqual([a, b]);
  expect(toggled([a, b], a)).toEqual([b]);
});

test('steps stay inside the list and begin at its edge', () => {
  expect(stepFrom(ids, b, 1)).toBe(c);
  expect(stepFrom(ids, e, 1)).toBe(e);
  expect(stepFrom(ids, c, -99)).toBe(a);
  expect(stepFrom(ids, null, 1)).toBe(a);
  expect(stepFrom(ids, null, -1)).toBe(e);
  expect(stepFrom(ids, null, -99)).toBe(a);
  expect(stepFrom(ids, null, 99)).toBe(e);
  expect(stepFrom([], null, 1)).toBeUndefined();
});

test('after a removal the next row is shown, at the end the one before', () => {
  expect(afterRemoval(ids, [b])).toBe(c);
  expect(afterRemoval(ids, [b, c])).toBe(d);
  expect(afterRemoval(ids, [d, e])).toBe(c);
  expect(afterRemoval(ids, ids)).toBeNull();
});
