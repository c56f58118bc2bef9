/** Texts that ask for quadratic time, deep recursion or broken characters, up to 10 MB; the same in every run. */
export function hostileTexts(): Record<string, string> {
  const megabytes = 10 * 2 ** 20;
  const fill = (part: string, size = megabytes) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
  return {
    'one line of words': fill('const value = compute(input, options); '),
    'one line of one letter': fill('a'),
    'random bytes as text': randomText(megabytes),
    'deeply nested brackets': fill('[', megabytes / 2) + fill(']', megabytes / 2),
    'nested braces and parentheses': fill('{(<[', 2 ** 20),
    'lone surrogates': fill('\ud800x\udc00 ', 2 ** 20),
    'blank lines': `${fill('\n')}x`,
    'blanks then a letter': `${fill(' ')}x`,
    'blank lines with blanks': `${fill('   \n', 2 ** 20)}end`,
    'comments never closed': fill('/* /** <!-- """ {- ', 2 ** 20),
    'slashes and stars': fill('/*/*/*', 2 ** 20),
    'open quotes': fill(`"'\``, 2 ** 20),
    'links in a row': fill('https://a.dev/((((((((('),
    'one endless link': `https://a.dev/${fill('a)')}`,
    'half of a link': fill('http:// https:// ', 2 ** 20),
    'markdown brackets': fill('[a](', 2 ** 20),
    'stars and underscores': fill('**__*_', 2 ** 20),
    'angle brackets': fill('<a <b ', 2 ** 20),
    'imports without an end': fill('import { a, b, c, \n', 2 ** 20),
    'definitions in every line': fill('export const f = async (a: string, b = (c) => d): Promise<void> => {\n', 2 ** 20),
    'FROM in every line': fill('FROM a\n', 2 ** 20),
    'package in every line': fill('package a\n', 2 ** 20),
    'apiVersion in every line': fill('apiVersion: v1\n', 2 ** 20),
    'react in every line': fill(`import a from 'react'\n`, 2 ** 20),
    'select without from': fill('select a, ', 2 ** 20),
    'create with blanks': fill('create          ', 2 ** 20),
    'traceback lines': fill('Traceback (most recent call last)\n', 2 ** 20),
    'equals and colons': fill('a: b = ', 2 ** 20),
    generics: fill('Map<string, List<', 2 ** 20),
    'signs only': fill('=>->::!=??', 2 ** 20),
    'NUL and controls': fill('\0\u0001\u202e\u2066\u0007 ', 2 ** 20),
    'curl with continuations': fill('curl \\\n', 2 ** 20),
  };
}

/** Bytes of a linear congruential generator, read as Latin-1. */
function randomText(size: number): string {
  let state = 12_345;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return Buffer.from(bytes).toString('latin1');
}
