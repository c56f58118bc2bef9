import { expect, test } from 'vitest';
import { mayUse } from './permissions.ts';

/** Those that Electron 45 asks about, as electron.d.ts lists them. */
const all = `ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read
  clipboard-sanitized-write deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation
  geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network local-network-access
  loopback-network media mediaKeySystem midi midiSysex nfc notifications openExternal payment-handler
  periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial smart-card speaker-selection
  storage-access system-wake-lock top-level-storage-access usb vr web-app-installation web-printing window-management
  unknown`.split(/\s+/);

test('a page of ours may read and write the clipboard, and nothing else', () => {
  expect(all.filter(permission => mayUse(permission, 'app://magpie/index.html'))).toEqual([
    'clipboard-read',
    'clipboard-sanitized-write',
  ]);
});

test.each([
  'https://example.com/',
  'app://evil/',
  'app://magpie.evil/',
  'https://magpie/',
  'null',
  'file:///',
  'about:blank',
  '',
])('another page (%j) may nothing', page => expect(all.filter(permission => mayUse(permission, page))).toEqual([]));
