import { expect, test } from 'vitest';
import { keyLabel } from './key-label.ts';

test('keys read as on the platform', () => {
  expect(keyLabel('CommandOrControl+Shift+S', 'linux')).toBe('Ctrl+Shift+S');
  expect(keyLabel('CommandOrControl+Shift+S', 'win32')).toBe('Ctrl+Shift+S');
  expect(keyLabel('CommandOrControl+Shift+S', 'darwin')).toBe('⇧⌘S');
});
