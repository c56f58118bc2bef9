import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src-shared/model/fold.ts';
import { type Document, documentFrom } from '../document.ts';
import { buildSegment } from '../segment/build.ts';
import type { Segment } from '../segment/segment.ts';
import { createRegexes, lookAt, type Regex } from './regex.ts';
import { literalsOf } from './regex-literals.ts';

const regexOf = createRegexes();

function library(texts: readonly string[]) {
  const blank = { tags: [], files: [], annotations: [], hints: [], websites: [] };
  const documents = texts.map((text, i) => documentFrom(i + 1, 0, 'ts', { ...blank, name: [`n${i}`], content: [text] }));
  const raw = new Map(documents.map(({ seq, raw: document }): [number, Document] => [seq, document]));
  return {
    segment: buildSegment(documents, 1),
    rawOf: (seqs: readonly number[]) => new Map(seqs.map(seq => [seq, raw.get(seq) as Document])),
  };
}

function candidatesOf(segment: Segment, regex: Regex) {
  const mayMatch = regex.candidates(segment);
  return Array.from({ length: segment.count }, (_, document) => ({ segment, document })).filter(({ document }) =>
    mayMatch(document),
  );
}

function matchesOf(source: string, ignoreCase: boolean, texts: readonly string[]): string[] {
  const regex = regexOf({ source, ignoreCase });
  if (!regex) throw new Error(`${source} is not supported`);
  const { segment, rawOf } = library(texts);
  lookAt(regex, candidatesOf(segment, regex), rawOf, () => false);
  return texts.filter((_, i) => regex.matches(segment, texts.length - 1 - i) !== 0);
}

test.each([
  ['fooBar', ['fooba']],
  ['foo\\.bar\\(', ['foo.bar']],
  ['a  long\\s+name', ['a lon', 'nam']],
  ['colou?r', ['col']],
  ['(get|set)Value\\b', ['valu']],
  ['[a-z]+_id$', []],
  ['value|other', []],
  ['x{2}yyyy', ['yyy']],
  ['=> \\{ return', ['=> { retur']],
  ['\\u0041bcdef', ['bcde']],
  ['größe klein', ['e klei']],
  ['(?<name>x)longer', ['longe']],
  ['a(b', []],
])('every match of %s holds %j', (source, literals) => {
  expect(literalsOf(source)).toEqual(literals);
});

const piece = fc.constantFrom(
  ...[
    'foo',
    'Bar',
    ' ',
    '  ',
    'é',
    'e\\u0301',
    '\\.',
    '\\(',
    '.',
    '\\w+',
    '\\d',
    '[a-z]',
    '[^ ]',
    '(foo|bar)',
    'a?',
    'b*',
    'c+',
    'd{2}',
    '^',
    '$',
    '\\b',
    'ſ',
    'K',
    '|',
  ],
);
const texts = fc.array(
  fc.constantFrom('foo', 'Bar', 'FOO', ' ', '\t', 'é', 'e\u0301', '.', '(', 'a', 'b', 'cc', 'dd', 'ſ', 'K', 's', 'k', '7', '\n'),
  {
    maxLength: 12,
  },
);

test('a text that matches holds what the pattern is said to need', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), texts, fc.boolean(), (pieces, parts, ignoreCase) => {
      const source = pieces.join('');
      const text = parts.join('');
      const regex = compiled(source, ignoreCase ? 'imu' : 'mu');
      if (!regex?.test(text)) return;
      for (const literal of literalsOf(source)) expect(fold(text), source).toContain(literal);
    }),
    { numRuns: 20_000, seed: 12 },
  );
});

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

test('patterns match the text as it was saved, line by line', () => {
  const all = ['const Foo = 1;\nimport x', 'foo  bar', 'IMPORT y', 'größe'];
  expect(matchesOf('^import', false, all)).toEqual([all[0]]);
  expect(matchesOf('^import', true, all)).toEqual([all[0], all[2]]);
  expect(matchesOf('Foo', false, all)).toEqual([all[0]]);
  expect(matchesOf('foo\\s{2}bar$', false, all)).toEqual([all[1]]);
  expect(matchesOf('gr.{2}e', false, all)).toEqual([all[3]]);
});

test.each(['(?=x)', '(a)\\1', 'a(?<!b)', 'x{2000}', '([\\s\\S]{0,100}){10}z'])('%s is not supported', source => {
  expect(regexOf({ source, ignoreCase: false })).toBeUndefined();
});

test('what there was no time for is looked at the next time', () => {
  const texts = Array.from({ length: 100 }, (_, i) => `value ${i}`);
  const { segment, rawOf } = library(texts);
  const regex = regexOf({ source: 'value \\d*7', ignoreCase: false }) as Regex;
  const candidates = candidatesOf(segment, regex);
  const turns: number[] = [];
  do {
    let looks = 0;
    turns.push(lookAt(regex, candidates, rawOf, () => looks++ > 33));
  } while ((turns.at(-1) as number) < candidates.length && turns.length < 100);

  expect(turns).toEqual([33, 66, 99, 100]);
  expect(candidates.filter(({ document }) => regex.matches(segment, document) !== 0)).toHaveLength(19);
});

test.each(['(x+x+)+y', '(a|aa)+$', '(.*)*z$', '(?:a?){500}a{500}', '([\\s\\S]{0,30}){10}z'])(
  'no pattern hangs: %s on long texts that almost match',
  source => {
    const texts = Array.from({ length: 8 }, (_, i) => `zxy${'a'.repeat(20_000)}${'x'.repeat(20_000)}${i}!`);
    expect(() => matchesOf(source, false, texts)).not.toThrow();
  },
);
