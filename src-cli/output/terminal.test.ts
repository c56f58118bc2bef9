import { expect, test } from 'vitest';
import { nearest } from '../suggest.ts';
import { clipboardCommands } from './clipboard.ts';
import { withoutControls } from './terminal.ts';

test('what would act on a terminal is shown, and nothing else is changed', () => {
  expect(withoutControls('\u001b]0;pwned\u0007 \u001b[31mred\u009b1m')).toBe('␛]0;pwned␇ ␛[31mred\\u009b1m');
  expect(withoutControls('gnp\u202eexe.txt')).toBe('gnp\\u202eexe.txt');
  expect(withoutControls('a\tb\r\nc\rd\n漢字 👩‍👩‍👧 é')).toBe('a\tb\nc␍d\n漢字 👩‍👩‍👧 é');
});

test('a word with a mistake or two is known, another one is not', () => {
  const known = ['search', 'show', 'serve', 'restore'];
  expect(['serch', 'seacrh', 'shwo', 'restroe'].map(word => nearest(word, known))).toEqual([
    'search',
    'search',
    'show',
    'restore',
  ]);
  expect(nearest('delete', known)).toBeUndefined();
});

test('each system has its own programs for the clipboard', () => {
  const programs = (platform: string, env = {}) => clipboardCommands(platform, env).map(([program]) => program);
  expect(programs('darwin')).toEqual(['pbcopy']);
  expect(programs('win32')).toEqual(['powershell']);
  expect(programs('linux')).toEqual(['xclip', 'xsel', 'wl-copy']);
  expect(programs('linux', { WAYLAND_DISPLAY: 'wayland-0' })[0]).toBe('wl-copy');
});
