import { expect, test } from 'vitest';
import { isAllowed, licenceText } from './check.ts';
import { shippedPackages } from './shipped.ts';

const shipped = shippedPackages();

test('every package that is shipped is under a licence that allows it', () => {
  expect(shipped.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test('what the window bundles, what the archive holds and what those need is listed', () => {
  const names = shipped.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['react', 'monaco-editor', 'dompurify', 'better-sqlite3', 'avvio', 'ws', 'zod']));
  expect(names).toContain('@fontsource-variable/inter');
  for (const tool of ['electron', 'vite', 'vitest', 'typescript', 'electron-builder', '@orama/orama']) {
    expect(names).not.toContain(tool);
  }
});

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['MIT AND OFL-1.1', true],
  ['MIT and ISC', true], // as some packages write it
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['EPL-2.0 OR GPL-3.0-or-later', true],
  ['none', false],
])('%s: %s', (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));

test('a licence is given in full', () => {
  const text = licenceText(shipped);
  expect(text).toMatch(/^react 19\.\d+\.\d+ \(MIT\)$/m);
  expect(text).toContain('Source: https://github.com/kieler/elkjs');
  expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
});
