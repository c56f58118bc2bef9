import { expect, test } from 'vitest';
import { autostartEntry, autostartFile, startsAtLogin } from './autostart.ts';

test('the entry lies where the desktop looks', () => {
  expect(autostartFile({}, '/home/ada')).toBe('/home/ada/.config/autostart/magpie.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: '/cfg' }, '/home/ada')).toBe('/cfg/autostart/magpie.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: '' }, '/home/ada')).toBe('/home/ada/.config/autostart/magpie.desktop');
});

test.each([
  [['/opt/magpie', '--hidden'], '"/opt/magpie" "--hidden"'],
  [['/home/a b/Magpie 1.0.AppImage'], '"/home/a b/Magpie 1.0.AppImage"'],
  [['/100%/$HOME'], '"/100%%/\\\\$HOME"'],
  [['/a"b`c\\d'], '"/a\\\\"b\\\\`c\\\\\\\\d"'],
  [['/a\nHidden=true'], '"/a\\nHidden=true"'],
])('%j is quoted', (command, exec) => {
  expect(autostartEntry(command).split('\n')).toContain(`Exec=${exec}`);
});

test('an entry starts something until a desktop switches it off inside', () => {
  const entry = autostartEntry(['/opt/magpie']);
  expect(startsAtLogin(entry)).toBe(true);
  expect(startsAtLogin(`${entry}Hidden=true\n`)).toBe(false);
  expect(startsAtLogin(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
});
