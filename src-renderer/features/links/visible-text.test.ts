import { expect, test } from 'vitest';
import { visiblePieces } from './visible-text.ts';

test('plain text stays in one piece, whatever its script', () => {
  expect(visiblePieces('const x = 1;\n\tあ é שלום 👋')).toEqual([{ text: 'const x = 1;\n\tあ é שלום 👋' }]);
  expect(visiblePieces('')).toEqual([]);
});

test.each([
  ['\u202e', 'U+202E'],
  ['\u200b', 'U+200B'],
  ['\u0000', 'U+0000'],
  ['\r', 'U+000D'],
  ['\u001b', 'U+001B'],
  ['\u2066', 'U+2066'],
  ['\u2028', 'U+2028'],
  ['\ufeff', 'U+FEFF'],
  ['\u3164', 'U+3164'],
  ['\u{e0041}', 'U+E0041'],
  ['\u{e0101}', 'U+E0101'],
  ['\ue000', 'U+E000'],
  ['\ud800', 'U+D800'],
])('%j is named in its place', (character, name) => {
  expect(visiblePieces(`rm${character} -rf`)).toEqual([{ text: 'rm' }, { unseen: name }, { text: ' -rf' }]);
});

test('carriage returns before line feeds are named too: in a terminal they overwrite', () => {
  expect(visiblePieces('a\r\nb')).toEqual([{ text: 'a' }, { unseen: 'U+000D' }, { text: '\nb' }]);
});
