import { expect, test } from 'vitest';
import { classificationSpecifics } from './enums.ts';
import { languageChoices, languageOf } from './languages.ts';

test('every language a person can choose is a published classification, once', () => {
  const known = new Set(classificationSpecifics);
  expect(languageChoices.filter(({ specific }) => !known.has(specific))).toEqual([]);
  expect(new Set(languageChoices.map(({ label }) => label)).size).toBe(languageChoices.length);
});

test('common extensions have their name and colour', () => {
  expect(languageOf('tsx')).toEqual({ label: 'TSX', colour: '#3178c6', editor: 'typescript' });
  expect(languageOf('mjs').label).toBe('JavaScript');
  expect(languageOf('hljs-typescript').label).toBe('TypeScript');
});

test('an unknown classification goes by its extension in upper case', () => {
  expect(languageOf('woff2').label).toBe('WOFF2');
  expect(languageOf('hljs-zephir').label).toBe('ZEPHIR');
});
