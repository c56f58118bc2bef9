import { expect, test } from 'vitest';
import { type Installation, noUpdates } from './no-updates.ts';

const appImage: Installation = { packaged: true, platform: 'linux', packageType: undefined, appImage: true, configured: true };

test.each<[string, Installation]>([
  ['an AppImage', appImage],
  ['what the installer put on Windows', { ...appImage, platform: 'win32', appImage: false }],
  ['what came from a disk image', { ...appImage, platform: 'darwin', appImage: false }],
])('%s updates itself', (_what, installation) => expect(noUpdates(installation)).toBeUndefined());

test.each<[string, Partial<Installation>, string]>([
  ['the sources', { packaged: false }, 'development'],
  ['a package for Debian', { packageType: 'deb', appImage: false }, 'packages'],
  ['a package for Fedora that somebody starts within an AppImage', { packageType: 'rpm' }, 'packages'],
  ['a folder that was unpacked', { appImage: false }, 'packages'],
  ['a copy that was packed without a key', { configured: false }, 'unsigned'],
])('%s does not', (_what, change, why) => expect(noUpdates({ ...appImage, ...change })).toBe(why));
