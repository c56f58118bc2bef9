import { expect, test } from 'vitest';
import { websitesStep } from './websites.ts';

const sites = (text: string) => websitesStep.run({ text });
const urls = (text: string) => sites(text).map(({ url }) => url);

test.each([
  ['See https://a.dev/b.', 'https://a.dev/b'],
  ['(https://a.dev/b)', 'https://a.dev/b'],
  ['[text](https://a.dev/b), more', 'https://a.dev/b'],
  ['<https://a.dev/b>', 'https://a.dev/b'],
  ['<a href="https://a.dev/b?c=1&d=2">', 'https://a.dev/b?c=1&d=2'],
  ['"https://a.dev/b\\n"', 'https://a.dev/b'],
  ['https://en.wikipedia.org/wiki/Rope_(data_structure)!', 'https://en.wikipedia.org/wiki/Rope_(data_structure)'],
  ['// https://a.dev/b;', 'https://a.dev/b'],
  ['`https://a.dev/b`', 'https://a.dev/b'],
  ['**https://a.dev/b**', 'https://a.dev/b'],
])('%s', (text, url) => {
  expect(urls(text)).toEqual([url]);
});

test.each([
  'xmlns="http://www.w3.org/2000/svg"',
  '"$schema": "http://json-schema.org/draft-07/schema#"',
  'http://schemas.android.com/apk/res/android',
  'http://maven.apache.org/POM/4.0.0',
  'http://localhost:3000/a',
  'http://127.0.0.1:8080',
  'https://example.com/a',
  'https://api.example.org',
  'https://user:secret@a.dev/',
  `https://\${host}/api`,
  'https://{{domain}}/x',
  `https://a.dev/users/\${id}`,
  'https://api.dev/%s/items',
  'https://',
  'https://nodots/a',
  'ftp://a.dev/b',
])('is no website: %s', text => {
  expect(urls(text)).toEqual([]);
});

test('names a place by its host and what its path says', () => {
  expect(sites('https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal')[0]?.name).toBe(
    'developer.mozilla.org: API, Abort Signal',
  );
  expect(sites('https://stackoverflow.com/questions/123456/how-to-debounce')[0]?.name).toBe('stackoverflow.com: how to debounce');
  expect(sites('https://github.com/nodejs/node/issues/42')[0]?.name).toBe('github.com: nodejs/node issue 42');
  expect(sites('https://www.rfc-editor.org/')[0]?.name).toBe('rfc-editor.org');
});

test('each once, at most twelve', () => {
  expect(urls('https://a.dev/x https://a.dev/x')).toHaveLength(1);
  expect(urls(Array.from({ length: 50 }, (_, i) => `https://a${i}.dev/`).join(' '))).toHaveLength(12);
});
