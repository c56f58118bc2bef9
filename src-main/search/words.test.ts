import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

test.each([
  ['parseHTTPResponse', ['parsehttpresponse', 'parse', 'http', 'response']],
  ['snake_case_name', ['snake_case_name', 'snake', 'case', 'name']],
  ['SCREAMING_CASE', ['screaming_case', 'screaming', 'case']],
  ['kebab-case', ['kebab', 'case']],
  ['utf8Decoder2', ['utf8decoder2', 'utf', '8', 'decoder', '2']],
  ['$scope.$apply', ['$scope', 'scope', '$apply', 'apply']],
  ['plain', ['plain']],
  ['__init__', ['__init__', 'init']],
  ['caféCrème', ['cafécrème', 'cafecreme', 'café', 'cafe', 'crème', 'creme']],
  ['ﬁle', ['file']],
  ['数据搜索', ['数据', '据搜', '搜索']],
  ['', []],
  ['=> { ;', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('ASCII text has the same words by character codes as by expressions', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019_$- .('), maxLength: 40 });
  // A letter outside ASCII, apart from all words, sends the text the other way.
  fc.assert(
    fc.property(text, value => {
      expect(wordsOf(`${value} é`).slice(0, -2)).toEqual(wordsOf(value));
    }),
    { numRuns: 2000, seed: 20261123 },
  );
});

test('runs too long for words are left out', () => {
  expect(wordsOf(`short ${'x'.repeat(65)} end`)).toEqual(['short', 'end']);
});
