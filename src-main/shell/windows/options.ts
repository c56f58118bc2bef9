import { type BrowserWindowConstructorOptions, nativeTheme } from 'electron';

export interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** The colour of an empty page, so that a window never flashes: `--bg` of the tokens. */
export function pageColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#0e1014' : '#ffffff';
}

/** What every window has in common. These are Electron's defaults, said aloud so that a test can hold them. */
export function commonOptions({ preload, icon }: WindowFiles): BrowserWindowConstructorOptions {
  return {
    show: false, // ready-to-show comes only to windows that are not shown yet
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false, // code is no prose, and dictionaries come over the network
    },
  };
}
