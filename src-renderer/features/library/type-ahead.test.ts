import { expect, test } from 'vitest';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { createTypeAhead } from './type-ahead.ts';

const rows = ['alpha', 'Beta', 'bravo', 'gamma'].map(name => ({ id: name as AssetId, name }));

function typist() {
  let time = 0;
  let at: AssetId | null = rows[0]?.id ?? null;
  const typeAhead = createTypeAhead(() => time);
  return (letter: string, after = 100) => {
    time += after;
    at = typeAhead.type(letter, rows, at) ?? at;
    return at;
  };
}

test('letters find the row that begins so, staying while it still does', () => {
  const type = typist();
  expect([type('b'), type('r'), type('a')]).toEqual(['Beta', 'bravo', 'bravo']);
});

test('one letter again and again goes around', () => {
  const type = typist();
  expect([type('b'), type('b'), type('b')]).toEqual(['Beta', 'bravo', 'Beta']);
});

test('after a pause a new word begins, and what nothing begins with stays', () => {
  const type = typist();
  expect([type('b'), type('g', 1000), type('x', 1000)]).toEqual(['Beta', 'gamma', 'gamma']);
});
