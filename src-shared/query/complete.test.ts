import { expect, test } from 'vitest';
import { completionsAt, type Known } from './complete.ts';
import { hasValues, isValues, operators } from './query.ts';

const known: Known = {
  languages: [
    { value: 'py', count: 9 },
    { value: 'js', count: 4 },
    { value: 'ts', count: 3 },
    { value: 'mjs', count: 2 },
    { value: 'hljs-makefile', count: 1 },
  ],
  tags: [
    { value: 'web', count: 5 },
    { value: 'to do', count: 2 },
    { value: 'cobweb', count: 7 },
  ],
  collections: [{ value: 'Side projects', count: 3 }, { value: 'Work/SQL' }],
};

/** `|` is the cursor; gives what the text becomes with each item, the cursor again as `|`. */
function complete(marked: string): string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, items } = completionsAt(text, cursor, known);
  return items.map(({ insert }) => `${text.slice(0, from)}${insert}|${text.slice(to)}`);
}

test.each([
  ['l|', ['lang:|']],
  ['retry b|', ['retry before:|']],
  ['retry -h|', ['retry -has:|']],
  ['retry |', operators.map(name => `retry ${name}:|`)],
  ['|', operators.map(name => `${name}:|`)],
  ['retry|', []],
  ['i| x', ['in:| x', 'is:| x']],
  ['lang:|', ['lang:py |', 'lang:js |', 'lang:ts |', 'lang:makefile |']],
  ['lang:t|', ['lang:ts |', 'lang:py |', 'lang:js |']],
  ['lang:java|', ['lang:js |']],
  ['lang:ja|va x', ['lang:js| x']],
  ['lang:ts,p|', ['lang:ts,py |', 'lang:ts,js |']],
  ['-lang:mak|', ['-lang:makefile |']],
  ['tag:web|', ['tag:web |', 'tag:cobweb |']],
  ['tag:to|', ['tag:"to do" |']],
  ['in:"Side p|', ['in:"Side projects" |']],
  ['in:sql|', ['in:Work/SQL |']],
  ['is:f|', ['is:favourite |', 'is:file |']],
  ['is:|', Object.keys(isValues).map(value => `is:${value} |`)],
  ['has:|', Object.keys(hasValues).map(value => `has:${value} |`)],
  ['after:y|', ['after:yesterday |', 'after:today |', 'after:1y |']],
  ['"lang:|"', []],
  ['foo:b|', []],
])('%s', (marked, expected) => {
  expect(complete(marked)).toEqual(expected);
});

test('values come with the name people know and how many snippets have them', () => {
  const { items } = completionsAt('lang:j', 6, known);
  expect(items).toEqual([{ label: 'JavaScript', insert: 'js ', operator: 'lang', count: 6 }]);
});
