import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import type { Condition, Query } from './query.ts';

/* What people may type into the search field, and what becomes of it. */

function read(typed: string): string {
  const { text, conditions } = parseQuery(typed);
  return [...(text === '' ? [] : [`text ${JSON.stringify(text)}`]), ...conditions.map(shown)].join(', ');
}

function shown(condition: Condition): string {
  switch (condition.kind) {
    case 'any':
      return `(${condition.conditions.map(one => (one.kind === 'word' ? one.text : shown(one))).join(' or ')})`;
    case 'not':
      return `not ${condition.condition.kind === 'word' ? condition.condition.text : shown(condition.condition)}`;
    case 'phrase':
      return `phrase ${JSON.stringify(condition.text)}`;
    case 'regex':
      return `regex ${condition.source}${condition.ignoreCase ? ' (any case)' : ''}`;
    case 'before':
    case 'after':
      return `${condition.kind} ${condition.date}`;
    default:
      return `${condition.kind} ${condition.values.join('|')}`;
  }
}

test.each([
  ['', ''],
  ['  ', ''],
  ['parse config', 'text "parse config"'],
  ['parse ', 'text "parse "'],
  [' a  b ', 'text "a  b "'],
  ['"exact phrase"', 'phrase "exact phrase"'],
  ['a "b c" d', 'text "a d", phrase "b c"'],
  ['"say \\"hi\\" \\\\ \\n"', 'phrase "say \\"hi\\" \\\\ \\\\n"'],
  ['retry -axios', 'text "retry", not axios'],
  ['retry -"use strict"', 'text "retry", not phrase "use strict"'],
  ['-lang:ts', 'not lang ts'],
  ['-"draft"', 'not phrase "draft"'],
  ['x -/a+/', 'text "x", not regex a+'],
  ['lang:ts', 'lang ts'],
  ['lang:TypeScript,js', 'lang ts|js'],
  ['language:"c++"', 'lang cpp'],
  ['lang:"Plain text"', 'lang txt'],
  ['tag:auth,"to do"', 'tag auth|to do'],
  ['tag:a,A,b', 'tag a|b'],
  ['in:"Side projects"', 'in Side projects'],
  ['in:work/sql', 'in work/sql'],
  ['is:fav is:IMAGE', 'is favourite, is image'],
  ['is:code,text', 'is code|text'],
  ['has:tags has:note', 'has tag, has note'],
  ['before:2026-1-5', 'before 2026-01-05'],
  ['after:2026 before:2026-07', 'after 2026, before 2026-07'],
  ['after:7d', 'after 7d'],
  ['after:yesterday', 'after yesterday'],
  ['after:2026-01-31T10:00+01', 'after 2026-01-31T09:00:00.000Z'],
  ['/foo\\d+/', 'regex foo\\d+'],
  ['/a b\\/c/i', 'regex a b\\/c (any case)'],
  ['cat OR dog', '(cat or dog)'],
  ['pet cat OR dog OR "red fish" food', 'text "pet food", (cat or dog or phrase "red fish")'],
  ['lang:ts OR lang:js', 'lang ts|js'],
  ['lang:ts OR tag:web OR lang:js', '(lang ts|js or tag web)'],
  ['cat OR -dog', '(cat or not dog)'],
])('%s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  'std::vector',
  'http://example.com/a',
  'a:b',
  'foo:bar',
  'Lang:ts',
  '=> {',
  'arr[i]',
  '#include <',
  '$?',
  'x - y',
  'x -1',
  'npm --flag',
  'rm -rf /tmp',
  'tar -xz',
  'display: -webkit-box',
  'java -Dkey=value',
  'a/b/c',
  '/usr/bin',
  'cat /etc/hosts',
  '/* comment */',
  '// comment /',
  'a / b / c',
  '"',
  '"open',
  '"name": "x",',
  'say "',
  '-',
  '-name',
  '-name -size',
  'cat or dog',
  'OR cat',
  'tag: latest',
  '\\d+',
  'C:\\dir',
  '\\\\server',
])('%s is text as typed', typed => {
  expect(parseQuery(typed)).toMatchObject({ text: typed, conditions: [] });
});

test.each([
  ['\\-word other', '-word other'],
  ['\\lang:ts', 'lang:ts'],
  ['\\"quoted words"', '"quoted words"'],
  ['cat \\OR dog', 'cat OR dog'],
  ['\\/regex/', '/regex/'],
  ['\\\\lang:ts', '\\lang:ts'],
])('a backslash makes %s text', (typed, text) => {
  expect(parseQuery(typed)).toMatchObject({ text, conditions: [] });
});

test.each([
  ['a', 'a'],
  ['a OR', 'a'],
  ['a OR ', 'a'],
  ['a lang:', 'a'],
  ['a lang:typ', 'a'],
  ['a is:tra', 'a'],
  ['a in:"Side pro', 'a'],
  ['a after:2026-', 'a'],
  ['a after:yest', 'a'],
  ['a before:3m', 'a'],
])('%s is not yet complete, and no mistake', (typed, text) => {
  expect(parseQuery(typed)).toMatchObject({ text, conditions: [], problems: [] });
});

test.each([
  ['a is:foo b', { code: 'unknown_value', operator: 'is', value: 'foo', from: 5, to: 8 }],
  ['has:nothing', { code: 'unknown_value', operator: 'has', value: 'nothing', from: 4, to: 11 }],
  ['lang:ts,klingon ', { code: 'unknown_value', operator: 'lang', value: 'klingon', from: 8, to: 15 }],
  ['before:2026-02-30 a', { code: 'bad_date', operator: 'before', value: '2026-02-30', from: 7, to: 17 }],
  ['after:soon', { code: 'bad_date', operator: 'after', value: 'soon', from: 6, to: 10 }],
  ['after:2025,2026 ', { code: 'bad_date', operator: 'after', value: '2026', from: 11, to: 15 }],
  ['a /(/ b', { code: 'bad_regex', value: '(', from: 2, to: 5 }],
  ['tag: latest', { code: 'empty_value', operator: 'tag', from: 0, to: 4 }],
])('%s tells what is wrong, and where', (typed, problem) => {
  expect(parseQuery(typed).problems).toEqual([problem]);
});

test('every part has its range and kind', () => {
  expect(parseQuery('a "b" OR -lang:ts /x/ -dog').tokens).toEqual([
    { kind: 'text', from: 0, to: 1 },
    { kind: 'phrase', from: 2, to: 5 },
    { kind: 'or', from: 6, to: 8 },
    { kind: 'operator', from: 9, to: 17, valueFrom: 15, negated: true },
    { kind: 'regex', from: 18, to: 21 },
    { kind: 'text', from: 22, to: 26, negated: true },
  ]);
});

/** Much of what means something, so that it meets in every order. */
const pieces = [
  ...[
    '"',
    '-',
    '/',
    '\\',
    ':',
    ',',
    ' ',
    ' ',
    '\t',
    '\n',
    'OR',
    ' OR ',
    'lang:',
    'tag:',
    'in:',
    'is:',
    'has:',
    'before:',
    'after:',
  ],
  ...['ts', 'fav', '7d', '2026-01', 'word', 'two', 'i', '[', '(', ')', '*', '{', '🦜', 'é', '\ud800', '\0', 'language:'],
];
const typed = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
  maxLength: 24,
});

function meaning({ text, conditions }: Query) {
  return { text, conditions };
}

test('any text is a query, and its canonical spelling is the same one', () => {
  fc.assert(
    fc.property(typed, parts => {
      const text = parts.join('');
      const query = parseQuery(text);
      const formatted = formatQuery(query);
      expect(meaning(parseQuery(formatted)), formatted).toEqual(meaning(query));
      expect(formatQuery(parseQuery(formatted))).toBe(formatted);
      let end = 0;
      for (const { from, to } of query.tokens) {
        expect([text.slice(end, from).trim(), from < to]).toEqual(['', true]);
        end = to;
      }
      expect(text.slice(end).trim()).toBe('');
      for (const { from, to } of query.problems) expect(0 <= from && from < to && to <= text.length).toBe(true);
    }),
    { numRuns: 5000, seed: 4 },
  );
});

test('100,000 random texts are read without a fault', () => {
  const random = randomFrom(20260423);
  for (let i = 0; i < 100_000; i++) {
    let text = '';
    for (let length = random(30); length > 0; length--) text += pieces[random(pieces.length)];
    parseQuery(text);
  }
});

test.each([
  '/[ ',
  '"a "b ',
  'in:"a ',
  'in:"a"b ',
  '\\',
  'tag:a OR ',
  '-dog ',
  'tag:a,',
  '/a\\/ ',
  '"',
  'a OR ',
  '(',
  '/((((',
  ' ',
])('a megabyte of %j takes no longer than it has to', piece => {
  expect(() => parseQuery(piece.repeat(2 ** 20 / piece.length))).not.toThrow();
});

/** Numbers below a limit from a seed (a linear congruential generator). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
