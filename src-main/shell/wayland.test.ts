import { expect, test } from 'vitest';
import { askPortalForKeys, isWayland } from './wayland.ts';

test.each([
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, true],
  ['linux', { XDG_SESSION_TYPE: 'x11' }, false],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { WAYLAND_DISPLAY: '' }, false],
  ['linux', {}, false],
  ['darwin', { WAYLAND_DISPLAY: 'wayland-0' }, false],
] as const)('%s with %j: %s', (platform, env, wayland) => expect(isWayland(platform, env)).toBe(wayland));

test.each([
  ['', 'GlobalShortcutsPortal,GlobalShortcutsPortalPreferredTrigger'],
  ['VaapiVideoDecoder,GlobalShortcutsPortal', 'VaapiVideoDecoder,GlobalShortcutsPortal,GlobalShortcutsPortalPreferredTrigger'],
])('features given as %j stay', (given, all) => {
  const switches = new Map([['enable-features', given]]);
  askPortalForKeys({
    getSwitchValue: name => switches.get(name) ?? '',
    appendSwitch: (name, value = '') => void switches.set(name, value),
  });
  expect(switches.get('enable-features')).toBe(all);
});
