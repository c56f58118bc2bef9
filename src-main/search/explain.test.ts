import { expect, test } from 'vitest';
import { maxExcerptLength } from '../../src-shared/model/library.ts';
import type { Document } from './document.ts';
import { explain, soughtBy } from './explain.ts';
import { createRegexes } from './query/regex.ts';

const blank: Document = { name: '', tags: '', files: '', annotations: '', hints: '', websites: '', content: '' };

function why(query: string, document: Partial<Document>, similar = false) {
  const [match] = explain(soughtBy(query, createRegexes()), [{ seq: 1, similar }], () => ({ ...blank, ...document }));
  const marked = (text: string | undefined, places: readonly (readonly [number, number])[] | undefined) =>
    (places ?? []).map(([from, to]) => text?.slice(from, to));
  return {
    ...match,
    inExcerpt: marked(match?.excerpt, match?.highlights),
    inName: marked(document.name, match?.nameHighlights),
  };
}

test('the line that holds most of the query is shown, and the words are marked', () => {
  const { field, excerpt, inExcerpt } = why('fetch retry', {
    content: 'import fetch\n  const a = fetch(url, retry);\nreturn retry',
  });
  expect({ field, excerpt, inExcerpt }).toEqual({
    field: 'content',
    excerpt: 'const a = fetch(url, retry);',
    inExcerpt: ['fetch', 'retry'],
  });
});

test('the name is marked beside the content', () => {
  const { field, inName, inExcerpt } = why('debounce', { name: 'Debounce an input', content: 'x = debounce(f)' });
  expect({ field, inName, inExcerpt }).toEqual({ field: 'name', inName: ['Debounce'], inExcerpt: ['debounce'] });
});

test.each([
  ['größe', 'let GRÖSSE = 1', ['GRÖSSE']],
  ['grosse', 'let GRÖSSE = 1', ['GRÖSSE']],
  ['file', '😀😀 ﬁle.txt', ['ﬁle']],
  ['搜索', '数据搜索引擎', ['搜索']],
  ['cafe', 'un cafe\u0301 noir', ['cafe\u0301']],
  ['a b', 'a\t\t b', ['a\t\t b']],
  ['😀', 'x 😀 y', ['😀']],
  ['שלום', 'אמר שלום לך', ['שלום']],
])('%s is marked right in %j', (query, content, marked) => {
  expect(why(query, { content }).inExcerpt).toEqual(marked);
});

test('a typo marks the word that was meant', () => {
  expect(why('recieve', { content: 'on receive do' }, true).inExcerpt).toEqual(['receive']);
});

test('an excerpt of a long line is cut around the place, and cuts no letter in two', () => {
  const { excerpt, inExcerpt } = why('needle', { content: `${'😀'.repeat(300)} needle ${'😀'.repeat(300)}` });
  expect(excerpt?.length).toBeLessThanOrEqual(maxExcerptLength);
  expect(excerpt?.isWellFormed()).toBe(true);
  expect(inExcerpt).toEqual(['needle']);
});

test('an asset that is gone meanwhile has no excerpt', () => {
  expect(explain(soughtBy('x', createRegexes()), [{ seq: 9, similar: false }], () => undefined)).toEqual([
    { field: 'content', similar: false },
  ]);
});
