import { expect, test } from 'vitest';
import { readableSize } from './sizes.ts';

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1_229, '1.2 KB'],
  [25 * 1024 * 1024, '25 MB'],
  [300 * 1024, '300 KB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(readableSize(bytes)).toBe(text);
});
