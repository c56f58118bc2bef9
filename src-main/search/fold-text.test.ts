import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src-shared/model/fold.ts';
import { foldText } from './fold-text.ts';

const letters = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\v',
  '\f',
  'a',
  'Z',
  '1',
  '_',
  'ﬁ',
  'Σ',
  'ς',
  'ß',
  'e\u0301',
  '\u0301',
  '\u00a0',
  '数',
  '🦜',
];

test('it folds as the rules of the API do, short and long texts', () => {
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map(list => list.join(''));
  const long = fc
    .tuple(text, text, fc.constantFrom('\n', 'x', ' '))
    .map(([a, b, c]) => `${a}${'ab '.repeat(1500)}${b}${c}${'\n cd'.repeat(1500)}${a}`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string(), long), value => {
      expect(foldText(value)).toBe(fold(value));
    }),
    { seed: 3, numRuns: 500 },
  );
});
