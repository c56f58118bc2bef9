import { expect, test } from 'vitest';
import { pressedKeys } from './pressed-keys.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const american = new Map([
  ['KeyS', 's'],
  ['Digit1', '1'],
  ['Minus', '-'],
  ['Quote', 'ä'],
]);

test('modifiers are told while they are held, in their order', () => {
  const event = { ...none, code: 'ShiftLeft', shiftKey: true, ctrlKey: true };
  expect(pressedKeys(event, american, 'linux')).toEqual({ held: ['CommandOrControl', 'Shift'], unusable: false });
  expect(pressedKeys({ ...event, metaKey: true }, american, 'darwin').held).toEqual(['CommandOrControl', 'Control', 'Shift']);
  expect(pressedKeys({ ...event, metaKey: true }, american, 'linux').held).toEqual(['CommandOrControl', 'Shift', 'Super']);
});

test.each([
  ['what the layout writes', american, 'KeyS', 'S'],
  ['a Dvorak key by what it writes', new Map([['Semicolon', 's']]), 'Semicolon', 'S'],
  ['a Cyrillic key by its place', new Map([['KeyS', 'ы']]), 'KeyS', 'S'],
  ['the top row of a French keyboard by its place', new Map([['Digit1', '&']]), 'Digit1', '1'],
  ['a German plus', new Map([['BracketRight', '+']]), 'BracketRight', 'Plus'],
  ['a letter without any layout', new Map<string, string>(), 'KeyS', 'S'],
  ['Space', american, 'Space', 'Space'],
  ['an arrow', american, 'ArrowUp', 'Up'],
  ['a function key', american, 'F12', 'F12'],
])('%s', (_name, layout, code, key) => {
  expect(pressedKeys({ ...none, code, altKey: true, shiftKey: true }, layout, 'linux')).toEqual({
    held: ['Alt', 'Shift'],
    key,
    unusable: false,
  });
});

test.each(['MediaPlayPause', 'ContextMenu', 'Numpad5', 'Quote', 'IntlRo', ''])('the key %j cannot be used', code => {
  expect(pressedKeys({ ...none, code, ctrlKey: true }, american, 'linux')).toEqual({
    held: ['CommandOrControl'],
    unusable: true,
  });
});
