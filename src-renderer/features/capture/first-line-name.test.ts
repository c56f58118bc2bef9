import { expect, test } from 'vitest';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { nameByFirstLine, nextFirstLineName } from './first-line-name.ts';

test('a snippet begun without a name follows its first line until a person names it', () => {
  const id = 'a' as AssetId;
  nameByFirstLine(id);

  expect(nextFirstLineName(id, 'Untitled', '\n  const a = 1;\n')).toBe('const a = 1;');
  expect(nextFirstLineName(id, 'const a = 1;', 'const a = 12;')).toBe('const a = 12;');
  expect(nextFirstLineName(id, 'My name', 'let b;')).toBeUndefined();
  expect(nextFirstLineName(id, 'const a = 12;', 'let b;')).toBeUndefined();
});

test('other snippets keep their names', () => {
  expect(nextFirstLineName('b' as AssetId, 'Untitled', 'text')).toBeUndefined();
});
