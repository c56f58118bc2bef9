import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const shown = (text: string, language: string) =>
  highlight(text, language).flatMap(({ text, kind }) => (kind ? [`${kind} ${text}`] : []));

test('keywords, names of functions, numbers, strings and comments have their colours', () => {
  expect(shown('def retry(fn, attempts=5):  # again\n    return range("x")', 'py')).toEqual([
    'keyword def',
    'function retry',
    'constant 5',
    'comment # again',
    'keyword return',
    'constant range',
    'string "x"',
  ]);
  expect(shown('/* a\nb */ const x = `a`; // `', 'ts')).toEqual([
    'comment /* a\nb */',
    'keyword const',
    'string `a`',
    'comment // `',
  ]);
  expect(shown("SELECT a FROM t -- 'x", 'sql')).toEqual(['keyword SELECT', 'keyword FROM', "comment -- 'x"]);
  expect(shown('<a href="x">in</a>', 'html')).toEqual(['tag <a', 'constant href', 'string "x"', 'tag >', 'tag </a', 'tag >']);
  expect(shown('{"key": "value", "n": 1.5}', 'json')).toEqual([
    'constant "key"',
    'string "value"',
    'constant "n"',
    'constant 1.5',
  ]);
  expect(shown('any words', 'txt')).toEqual([]);
});

test('no letter is lost or added, whatever the text', () => {
  const piece = fc.constantFrom(
    ...'ab1 .:=\n',
    '"',
    "'",
    '`',
    '"""',
    '/*',
    '*/',
    '//',
    '#',
    '--',
    '<!--',
    '<',
    '>',
    '\\',
    'def ',
    '0x',
  );
  fc.assert(
    fc.property(
      fc.array(piece),
      fc.constantFrom('ts', 'py', 'html', 'sh', 'sql', 'css', 'hljs-clojure', 'txt'),
      (pieces, language) => {
        const tokens = highlight(pieces.join(''), language);
        expect(tokens.map(({ text }) => text).join('')).toBe(pieces.join(''));
      },
    ),
    { seed: 7 },
  );
});
