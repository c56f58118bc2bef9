import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classificationSpecifics } from './enums.ts';
import { distinctNames, endingOf, fileNameFor } from './file-name.ts';

const named = (name: string, language = 'ts', label = '') => fileNameFor({ name, label, language });

test.for([
  ['debounce with abort signal', 'ts', '', 'debounce with abort signal.ts'],
  ['anything', 'ts', 'debounce.test.ts', 'debounce.test.ts'],
  ['debounce.ts', 'ts', '', 'debounce.ts'],
  ['v1.2', 'md', '', 'v1.2.md'],
  ['select a/b: what?', 'sql', '', 'select a b what.sql'],
  ['../../etc/passwd', 'txt', '', 'etc passwd.txt'],
  ['CON', 'txt', '', '_CON.txt'],
  ['photo\u202egpj.exe', 'txt', '', 'photo gpj.exe.txt'],
  ['  ', 'py', '', 'snippet.py'],
  ['x', 'hljs-bash', '', 'x.sh'],
  ['x', 'UNKNOWN', '', 'x.txt'],
  ['日本語のメモ', 'md', '', '日本語のメモ.md'],
  ['a', 'ts', '..', 'a.ts'],
  ['a', 'ts', 'LICENSE', 'LICENSE'],
] as const)('%s (%s, %s) is %s', ([name, language, label, file]) => {
  expect(named(name, language, label)).toBe(file);
});

test('whatever a snippet is called, its file lies in its folder and opens on every system', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('.', '..', 'nul', 'aux.txt', '/', '\\', 'a.'),
  );
  fc.assert(
    fc.property(text, text, fc.constantFrom(...classificationSpecifics), (name, label, language) => {
      const file = fileNameFor({ name, label, language });
      expect(file).toMatch(/^[^<>:"/\\|?*\p{Cc}]+$/u);
      expect(file).not.toMatch(/^\.|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
    }),
    { seed: 5, numRuns: 2000 },
  );
});

test('every language has an ending', () => {
  for (const specific of classificationSpecifics) expect(endingOf(specific)).toMatch(/^\.[a-z0-9]{1,10}$/);
});

test('files of one folder do not write over one another', () => {
  expect(distinctNames(['a.ts', 'A.ts', 'b.ts', 'a.ts', 'a 2.ts'])).toEqual(['a.ts', 'A 2.ts', 'b.ts', 'a 3.ts', 'a 2 2.ts']);
  expect(distinctNames(['LICENSE', 'LICENSE'])).toEqual(['LICENSE', 'LICENSE 2']);
});
