import { expect, test } from 'vitest';
import { Accelerator, capsOf, labelOf, problemOf } from './hotkeys.ts';
import { HotkeySettings } from './settings.ts';

test.each(['CommandOrControl+Shift+S', 'Alt+Space', 'F5', 'CommandOrControl+Control+Alt+Shift+Super+Plus', "Alt+'"])(
  '%s is an accelerator',
  text => expect(Accelerator.safeParse(text).success).toBe(true),
);

test.each([
  '',
  '+',
  'S+',
  'Shift',
  'CommandOrControl',
  'Shift+CommandOrControl+S',
  'Ctrl+S',
  'Shift+Shift+S',
  'Alt+ß',
  'Alt+s',
  'A+B',
])('%j is none, or is not spelled in the one order', text => expect(Accelerator.safeParse(text).success).toBe(false));

test.each([
  ['S', 'linux', 'typing'],
  ['Shift+S', 'linux', 'typing'],
  ['Space', 'win32', 'typing'],
  ['Enter', 'win32', 'typing'],
  ['Shift+Left', 'linux', 'typing'],
  ['Alt+E', 'darwin', 'typing'], // writes an accent
  ['Alt+Shift+E', 'darwin', 'typing'],
  ['Alt+E', 'linux', undefined],
  ['F9', 'linux', undefined],
  ['Shift+F9', 'darwin', undefined],
  ['CommandOrControl+C', 'linux', 'system'],
  ['CommandOrControl+Space', 'darwin', 'system'],
  ['CommandOrControl+M', 'darwin', 'system'],
  ['CommandOrControl+M', 'linux', undefined],
  ['CommandOrControl+Alt+F3', 'linux', 'system'],
  ['Super+V', 'win32', 'system'],
  ['Super+V', 'linux', undefined],
  ['CommandOrControl+Alt+Delete', 'win32', 'system'],
] as const)('%s on %s: %s', (accelerator, platform, problem) => expect(problemOf(accelerator, platform)).toBe(problem));

test.each(['darwin', 'win32', 'linux'] as const)('the keys that Magpie starts with are good ones on %s', platform => {
  for (const accelerator of Object.values(HotkeySettings.parse({}))) {
    if (accelerator !== null) expect([accelerator, problemOf(accelerator, platform)]).toEqual([accelerator, undefined]);
  }
});

test('keys are written as each platform writes them', () => {
  expect(labelOf('CommandOrControl+Shift+S', 'darwin')).toBe('⇧⌘S');
  expect(labelOf('CommandOrControl+Control+Alt+Space', 'darwin')).toBe('⌃⌥⌘Space');
  expect(labelOf('CommandOrControl+Shift+S', 'linux')).toBe('Ctrl+Shift+S');
  expect(labelOf('Super+V', 'linux')).toBe('Super+V');
  expect(capsOf('CommandOrControl+Plus', 'win32')).toEqual(['Ctrl', '+']);
  expect(capsOf('Super+V', 'win32')).toEqual(['Win', 'V']);
});
