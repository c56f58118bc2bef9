import { expect, test } from 'vitest';
import { maskSecrets, secretSpans } from './mask.ts';

test.each([
  ['each occurrence', 'a = "s3cret"; b = "s3cret"', ['s3cret'], 'a = "••••••"; b = "••••••"'],
  ['line breaks stay', 'k:\r\nab\ncd', ['ab\ncd'], 'k:\r\n••\n••'],
  ['letters beyond the first plane keep their two units', 'x𝒔𝒆y', ['𝒔𝒆'], 'x••••y'],
  ['a blank secret hides nothing', 'abc', [''], 'abc'],
  ['one within another', 'u:pw@host pw', ['pw', 'u:pw@host'], '••••••••• ••'],
  ['two that overlap', 'abcdef', ['abcd', 'cdef'], '••••••'],
  ['a secret with signs of patterns is taken as it is', 'p=$&.*', ['$&.*'], 'p=••••'],
])('%s', (_what, text, secrets, masked) => {
  expect(maskSecrets(text, secrets)).toBe(masked);
  expect(masked).toHaveLength(text.length);
});

test('spans are in order, and those that touch are one', () => {
  expect(secretSpans('xx ab abab', ['ab', 'xx'])).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 5 },
    { start: 6, end: 10 },
  ]);
});
