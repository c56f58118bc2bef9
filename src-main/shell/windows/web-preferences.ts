import type { WebPreferences } from 'electron';

/** What the page of every window runs with. Most are Electron's defaults, said aloud so that a test can hold them. */
export function webPreferences({ preload, packaged }: { readonly preload: string; readonly packaged: boolean }): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false, // code is no prose
    devTools: !packaged,
  };
}
