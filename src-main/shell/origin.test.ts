import { expect, test } from 'vitest';
import { activeWindow, applicationInFront, originInFront, type Run, windowInFront } from './origin.ts';

const props = `_NET_WM_NAME(UTF8_STRING) = "a \\"b\\" – café - Visual Studio Code"
WM_NAME(STRING) = "a b"
WM_CLASS(STRING) = "code", "Code"
`;

test('under X11 the window in front is asked for its title and its program', async () => {
  const asked: string[][] = [];
  const ask: Run = async (...call) => {
    asked.push([...call]);
    return call.includes('-root') ? '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007\n' : props;
  };
  expect(await originInFront('linux', { DISPLAY: ':0' }, ask)).toEqual({
    application: 'Code',
    title: 'a "b" – café - Visual Studio Code',
  });
  expect(asked[1]).toEqual(['xprop', '-id', '0x3a00007', '_NET_WM_NAME', 'WM_NAME', 'WM_CLASS']);
});

test('on macOS the program is told', async () => {
  const ask: Run = async (...call) => (call.includes('front') ? 'ASN:0x0-0x1b01b:\n' : '"LSDisplayName"="Safari"\n');
  expect(await originInFront('darwin', {}, ask)).toEqual({ application: 'Safari' });
});

test('under Wayland and on Windows nobody is asked', async () => {
  const ask: Run = async () => {
    throw new Error('asked');
  };
  expect(await originInFront('linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' }, ask)).toBeUndefined();
  expect(await originInFront('linux', {}, ask)).toBeUndefined();
  expect(await originInFront('win32', {}, ask)).toBeUndefined();
});

test('an older window has its title in WM_NAME, and one without either is nothing', () => {
  expect(windowInFront('_NET_WM_NAME:  not found.\nWM_NAME(STRING) = "xterm"\nWM_CLASS(STRING) = "xterm", "xterm"')).toEqual({
    application: 'Xterm',
    title: 'xterm',
  });
  expect(windowInFront('_NET_WM_NAME:  not found.\nWM_NAME:  not found.\nWM_CLASS:  not found.')).toBeUndefined();
  expect(activeWindow('_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0')).toBeUndefined();
  expect(activeWindow('_NET_ACTIVE_WINDOW:  no such atom on any window.')).toBeUndefined();
  expect(applicationInFront('')).toBeUndefined();
});
