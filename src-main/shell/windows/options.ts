import { app, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { pageColours } from './title-bar.ts';
import { webPreferences } from './web-preferences.ts';

export interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** The colour of an empty page, so that a window never flashes. */
export function pageColour(): string {
  return pageColours[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'].page;
}

/** What every window has in common. */
export function commonOptions({ preload, icon }: WindowFiles): BrowserWindowConstructorOptions {
  return {
    show: false, // ready-to-show comes only to windows that are not shown yet
    icon,
    webPreferences: webPreferences({ preload, packaged: app.isPackaged }),
  };
}
