import { expect, test } from 'vitest';
import type { Fragment } from '../../../src-shared/model/library.ts';
import { tabLabel } from './tab-label.ts';

const fragment = { label: '', language: 'ts' } as Fragment;

test('a tab shows the name of the file where there is one', () => {
  const named = { ...fragment, label: 'debounce.ts' };
  expect(tabLabel({ name: 'debounce with abort signal', fragments: [named] }, named)).toBe('debounce.ts');
  expect(tabLabel({ name: 'parse-args.d.ts', fragments: [fragment] }, fragment)).toBe('parse-args.d.ts');
});

test('without one it shows the language', () => {
  for (const name of ['Top customers', 'see example.com for more', 'v1.2', 'etc.']) {
    expect(tabLabel({ name, fragments: [fragment] }, fragment)).toBe('TypeScript');
  }
  expect(tabLabel({ name: 'main.ts', fragments: [fragment, fragment] }, fragment)).toBe('TypeScript');
});
