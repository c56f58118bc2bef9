import { expect, test } from 'vitest';
import { plainName } from './plain-name.ts';

test('a name loses what only moves or hides its letters', () => {
  expect(plainName('\u202Egpj.exe')).toBe('gpj.exe');
  expect(plainName('two\nlines\u0000 and\u0007 a bell')).toBe('two lines and a bell');
});

test('letters of any script stay as they are, with what joins them', () => {
  for (const name of ['مرحبا שלום', '👩‍👩‍👧‍👦 family', 'नमस्ते', 'naïve café']) expect(plainName(name)).toBe(name);
});
