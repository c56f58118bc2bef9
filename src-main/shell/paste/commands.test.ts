import { expect, test } from 'vitest';
import { commandFor } from './commands.ts';
import { waysToPaste } from './ways.ts';

const nothing = () => false;
const everything = () => true;

test.each([
  ['darwin', {}, everything, ['osascript']],
  ['win32', {}, everything, ['powershell']],
  ['linux', { DISPLAY: ':0' }, nothing, ['x11']],
  ['linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, everything, ['wtype', 'ydotool']],
  ['linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }, (name: string) => name === 'ydotool', ['ydotool']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, nothing, []],
  ['linux', {}, everything, []],
  ['freebsd', { DISPLAY: ':0' }, nothing, ['x11']],
] as const)('on %s with %j there are the ways %j', (platform, env, has, ways) => {
  expect(waysToPaste({ platform, env, has })).toEqual(ways);
});

test('a Mac is asked through System Events, the steps being an argument of the script', () => {
  const { program, args } = commandFor('osascript', 3);
  expect(program).toBe('/usr/bin/osascript');
  expect(args.filter(arg => arg === '-e')).toHaveLength(11);
  expect(args).toContain('keystroke "v" using command down');
  expect(args.at(-1)).toBe('3');
});

test("Windows' own PowerShell waits for the number of steps, so that it can be started before", () => {
  const { program, args, input } = commandFor('powershell', 2, 'D:\\WINDOWS');
  expect(program).toBe('D:\\WINDOWS\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(args.slice(0, 4)).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-Command']);
  expect(args).toHaveLength(5);
  expect(args).toEqual(commandFor('powershell', 0).args);
  expect(input).toBe('2\n');
});

test('Wayland presses and lets go of each key', () => {
  expect(commandFor('wtype', 0).args).toEqual(['-M', 'ctrl', 'v', '-m', 'ctrl']);
  expect(commandFor('wtype', 2).args).toEqual(['-M', 'ctrl', 'v', '-m', 'ctrl', '-s', '120', '-k', 'Left', '-k', 'Left']);
  expect(commandFor('ydotool', 1).args).toEqual(['key', '-d', '2', '29:1', '47:1', '47:0', '29:0', '105:1', '105:0']);
});
