import { expect, test } from 'vitest';
import { webPreferences } from './web-preferences.ts';

test('a page is sandboxed and isolated, and has no developer tools where the app is packed', () => {
  expect(webPreferences({ preload: '/p.cjs', packaged: true })).toEqual({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
  expect(webPreferences({ preload: '', packaged: false }).devTools).toBe(true);
});
