import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { texts as en } from '../texts.ts';
import { de } from './de.ts';
import { ja } from './ja.ts';

/** What a dictionary holds, as paths; the compiler sees neither the length of a list nor the names of a record. */
function shapeOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, `${path}/${key}`));
}

/** Every plain text with its path. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

test.each([
  ['German', de],
  ['Japanese', ja],
])('the %s dictionary has every text, and none that is still English', (_name, dictionary) => {
  expect(shapeOf(dictionary).toSorted()).toEqual(shapeOf(en).toSorted());
  const english = new Map(textsOf(en));
  const same = textsOf(dictionary).filter(([path, text]) => text === english.get(path) && /[a-z]+ [a-z]+ [a-z]+/i.test(text));
  const meant = /^\/(search\/(examples|others)|settings\/\w+Words|settings\/editor\/words)/; // queries, names of programs
  expect(same.filter(([path]) => !meant.test(path))).toEqual([]);
});

/** Attributes that people see or hear, and text between tags: letters, not just signs. */
const hardCoded = [
  /\b(?:aria-label|placeholder|title|alt|label)="[^"]*[a-z]{2}[^"]*"/gi,
  />\s*[A-Z]?[a-z]+(?: [a-z]+)+[.…]?\s*</g,
];

test('no text that a person sees is written in a component', () => {
  const folder = join(import.meta.dirname, '..');
  const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(50);
  const found = components.flatMap(file => {
    const source = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return hardCoded.flatMap(pattern => source.match(pattern) ?? []).map(text => `${file}: ${text}`);
  });
  expect(found).toEqual([]);
});
