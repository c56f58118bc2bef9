// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are written like that
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledPieces, joinPieces, parseTemplate, stepsToCaret } from './template.ts';

const surroundings = { clipboard: 'CLIP', now: new Date(2026, 0, 5, 9, 3, 7) };

function fill(text: string, values: Record<string, string> = {}, language = 'txt') {
  const template = parseTemplate(text, language);
  return template && joinPieces(filledPieces(template, new Map(Object.entries(values)), surroundings));
}

const fields = (text: string, language = 'txt') => parseTemplate(text, language)?.fields;

test('a field stands wherever it is named, and the first value given is what it begins with', () => {
  const text = 'for (const ${1:item} of ${2:items}) use(${1});';
  expect(fields(text, 'ts')).toEqual([
    { key: '1', label: 'item', initial: 'item' },
    { key: '2', label: 'items', initial: 'items' },
  ]);
  expect(fill(text, { 2: 'rows' }, 'ts')?.text).toBe('for (const item of rows) use(item);');
});

test('numbered fields come by number, then the named ones; what is no name is called by its number', () => {
  expect(fields('{{b}} ${2:10.0.0.1} {{a name}} ${1:host} {{ b }}')?.map(({ label }) => label)).toEqual([
    'host',
    '#2',
    'b',
    'a name',
  ]);
});

test('clipboard, date and caret are filled in by themselves', () => {
  expect(fill('{date} {date:DD.MM.YY HH:mm:ss} <{clipboard}>{cursor}!')).toEqual({
    text: '2026-01-05 05.01.26 09:03:07 <CLIP>!',
    caret: 35,
  });
  expect(fill('${1:a}${0}b', {}, 'ts')).toEqual({ text: 'ab', caret: 1 });
});

test('what is filled in is not read for placeholders again', () => {
  expect(fill('{{a}}{clipboard}', { a: '{date}{{b}}$&' })?.text).toBe('{date}{{b}}$&CLIP');
});

test('one backslash keeps a placeholder as text and goes; several are a text of their own', () => {
  expect(fill('\\{{a}} {{b}} \\${1:x} \\{date}', { b: 'B' })?.text).toBe('{{a}} B ${1:x} {date}');
  expect(fill('C:\\\\{{a}}', { a: 'x' })?.text).toBe('C:\\\\x');
  expect(fill('\\{{a}}')).toBeUndefined();
  expect(fill('cat <<EOF\n{{a}} \\${1}\nEOF', { a: 'A' }, 'sh')?.text).toBe('cat <<EOF\nA \\${1}\nEOF');
});

describe('code is no template', () => {
  test.each([
    ['js', 'const s = `${x} ${a.b} ${fn(1)} ${{ a }}`;'],
    ['tsx', '<p style={{ color: "red" }}>{{ a: 1 }.a}</p>'],
    ['sh', 'echo "${1}" "${1:-default}" "${2:?missing}" "${1:2}" "${name}" "${date}"'],
    ['yml', 'token: ${{ github.token }}\nimage: {{ .Values.image }}'],
    ['hljs-handlebars', '{{#if a}}{{{raw}}}{{/if}}{{> partial}}'],
    ['py', 'f"{x} {y!r} {z:>10}"'],
    ['rs', 'format!("{} {:?} {{}}", a, b)'],
    ['hljs-makefile', 'all:\n\t$${1} $${{a}}'],
  ])('%s: %s', (language, text) => expect(parseTemplate(text, language)).toBeUndefined());
});

describe('what may be code is only offered', () => {
  test.each([
    ['py', 'f"{date} {{name}}"'],
    ['js', 'import { x } from "x"; const {date} = props;'],
    ['vue', '<p>{{ title }}</p>'],
    ['yml', 'host: {{ inventory_hostname }}'],
    ['cs', 'Regex.Replace(text, pattern, "${1}")'],
    ['go', '{{end}}'],
    ['json', '{ "/reports/{date}": {} }'],
  ])('%s: %s', (language, text) => expect(parseTemplate(text, language)?.isMeant).toBe(false));

  test.each([
    ['py', 'def ${1:name}(): ...'],
    ['sql', 'SELECT * FROM {{table}}'],
    ['sh', 'ssh {{host}} "echo ${1}"'],
    ['md', 'Meeting of {date}'],
    ['UNKNOWN', 'Dear {{name}}'],
  ])('and this is meant: %s: %s', (language, text) => expect(parseTemplate(text, language)?.isMeant).toBe(true));

  test('beside what is meant it stays as it is', () => {
    expect(fill('def ${1:f}(date):\n  return f"{date} {{x}}"', { 1: 'g' }, 'py')?.text).toBe(
      'def g(date):\n  return f"{date} {{x}}"',
    );
    expect(fill('ssh {{host}} "echo ${1}"', { host: 'a' }, 'sh')?.text).toBe('ssh a "echo ${1}"');
  });
});

test('the caret is as many steps from the end as a person sees characters', () => {
  expect(stepsToCaret({ text: 'a👩‍👩‍👧é\r\nb', caret: 1 })).toBe(4);
  expect(stepsToCaret({ text: 'abc' })).toBe(0);
});

const piece = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '{', '}', '$', ':', '1', '`') }),
  fc.constantFrom('${1:x}', '${1}', '${2:a b}', '{{name}}', '{{ other }}', '{date}', '{clipboard}', '{cursor}'),
);

test('what stands between placeholders stays, letter for letter and in order, and each field comes once', () => {
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('txt', 'ts', 'sh', 'py'), (pieces, language) => {
      const text = pieces.join('');
      const template = parseTemplate(text, language);
      if (!template) return;
      const written = template.parts.map(part => (typeof part === 'string' ? part : '\u0000')).join('');
      const [first = '', ...rest] = written.split('\u0000');
      let at = first.length;
      expect(text.startsWith(first)).toBe(true);
      for (const plain of rest) {
        at = text.indexOf(plain, at);
        expect(at).toBeGreaterThan(-1);
        at += plain.length;
      }
      expect(template.fields.map(({ key }) => key)).toEqual([...new Set(template.fields.map(({ key }) => key))]);
    }),
    { seed: 7 },
  );
});

test('any text whose placeholders are escaped is left as it was', () => {
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('').replace(/\$\{\d|\{\{|\{(?:cursor|clipboard|date)[:}]/g, '\\$&');
      const filled = fill(`{{only}}|${text}`, { only: '' });
      expect(filled?.text.replaceAll('\\', '')).toBe(`|${pieces.join('')}`);
    }),
    { seed: 7 },
  );
});

test('a field may have the name of what every object has', () => {
  expect(fill('{{constructor}} {{__proto__}}')?.text).toBe(' ');
});
