import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron';
import type { Platform } from '../../../src-shared/model/hotkeys.ts';

/** Colours of an empty page and of what is drawn on it: `--bg` and `--text` of the tokens. */
export const pageColours = {
  dark: { page: '#0e1014', text: '#e7e9ee' },
  light: { page: '#ffffff', text: '#171a21' },
} as const;

/** Where a Mac has its traffic lights, in pixels: in the middle of the side bar's head of 48. */
const trafficLights = { x: 18, y: 17 } as const;

/** How high the strip of Windows' own controls is, in pixels; the page reads it as `titlebar-area-height`. */
const controlsHeight = 32;

/** Windows' controls in the colours of the page. */
export function controlsOverlay(dark: boolean): TitleBarOverlayOptions {
  const { page, text } = pageColours[dark ? 'dark' : 'light'];
  return { color: page, symbolColor: text, height: controlsHeight };
}

/** A title area of our own with the system's controls; on Linux the frame that the desktop gives its windows. */
export function titleBar(platform: Platform, dark: boolean): BrowserWindowConstructorOptions {
  switch (platform) {
    case 'darwin':
      return { titleBarStyle: 'hiddenInset', trafficLightPosition: trafficLights };
    case 'win32':
      return { titleBarStyle: 'hidden', titleBarOverlay: controlsOverlay(dark) };
    case 'linux':
      return {};
  }
}
