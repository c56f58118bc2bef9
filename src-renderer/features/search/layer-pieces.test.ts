import { expect, test } from 'vitest';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { layerPieces } from './layer-pieces.ts';

function pieces(text: string): string {
  const drawn = layerPieces(text, parseQuery(text));
  expect(drawn.map(piece => piece.text).join('')).toBe(text);
  return drawn.map(({ text: piece, isMarked, isWrong }) => (isWrong ? `!${piece}!` : isMarked ? `[${piece}]` : piece)).join('');
}

test('operators, phrases, patterns and exclusions stand out from text', () => {
  expect(pieces('retry lang:ts "a b" /x+/ -axios')).toBe('retry [lang:ts] ["a b"] [/x+/] [-axios]');
  expect(pieces('std::vector a/b')).toBe('std::vector a/b');
  expect(pieces('')).toBe('');
});

test('what is wrong is a piece of its own', () => {
  expect(pieces('before:soon x')).toBe('[before:]!soon! x');
  expect(pieces('a /(/ b')).toBe('a !/(/! b');
});

test('problems of an older, longer text end with the text', () => {
  const problems = [{ code: 'bad_date', from: 1, to: 9 } as const];
  expect(layerPieces('ab', { tokens: [], problems }).map(piece => piece.text)).toEqual(['a', 'b']);
});
