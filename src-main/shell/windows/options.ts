import { app, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { webPreferences } from './web-preferences.ts';

export interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** The colour of an empty page, so that a window never flashes: `--bg` of the tokens. */
export function pageColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#0e1014' : '#ffffff';
}

/** What every window has in common. */
export function commonOptions({ preload, icon }: WindowFiles): BrowserWindowConstructorOptions {
  return {
    show: false, // ready-to-show comes only to windows that are not shown yet
    icon,
    webPreferences: webPreferences({ preload, packaged: app.isPackaged }),
  };
}
