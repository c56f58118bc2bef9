import { expect, test } from 'vitest';
import { formatterOf } from './formatters.ts';
import { offsetAfter } from './offset-after.ts';
import { problemOf } from './problem.ts';

test('the cursor stays behind the same character of the code', () => {
  const after = (before: string, formatted: string) => {
    const offset = offsetAfter(before.replace('|', ''), formatted, before.indexOf('|'));
    return `${formatted.slice(0, offset)}|${formatted.slice(offset)}`;
  };
  expect(after('if(a){b(|)}', 'if (a) {\n  b();\n}\n')).toBe('if (a) {\n  b(|);\n}\n');
  expect(after('|a=1', 'a = 1;\n')).toBe('|a = 1;\n');
  expect(after('a=1|', 'a = 1;\n')).toBe('a = 1|;\n');
  expect(after('a\n\n\n\n|b', 'a\n\nb\n')).toBe('a\n\n|b\n');
});

test('a formatter’s complaint is one line, and where it is', () => {
  const prettier = Object.assign(new SyntaxError("'}' expected. (3:12)\n> 3 | secret"), {
    loc: { start: { line: 3, column: 12 } },
  });
  expect(problemOf(prettier, '')).toEqual({ message: "'}' expected.", line: 3 });
  expect(problemOf(new Error("2:15: expected operand, found '}'"), '')).toEqual({
    message: "expected operand, found '}'",
    line: 2,
  });
  expect(problemOf('Expected a parameter at byte range 5..6', 'ä\nb\nc')).toEqual({ message: 'Expected a parameter', line: 3 });
  expect(problemOf(new Error('Parse error at token: «EOF» at line 4 column 1\nmore'), '')).toEqual({
    message: 'Parse error at token: «EOF»',
    line: 4,
  });
});

test('languages go by all their classifications', () => {
  expect(formatterOf('hljs-typescript')).toEqual(formatterOf('ts'));
  expect(formatterOf('md')).toEqual({ program: 'prettier', parser: 'markdown' });
  expect(formatterOf('rs')).toBeUndefined();
});
