import { BrowserWindow, screen } from 'electron';
import { pages } from '../app-origin.ts';
import { commonOptions, type WindowFiles } from './options.ts';
import type { Bounds } from './window-state.ts';

export interface ToastWindow {
  /** Shows it at the corner of the display with the pointer, without taking the focus; false where there is no page to show. */
  show(): boolean;
  hide(): void;
  /** Lets it be typed in, until it is hidden, which takes the focus; false where the desktop does not allow that. */
  takeKeys(): boolean;
}

/** The widest and highest card, in the corner of the page, with its padding of 20 pixels. */
const size = { width: 460, height: 172 } as const;

/** Two frames at 60 Hz: the page has drawn the new card before it is seen, not the one of the last save. */
const paintMs = 34;

/** Made once and hidden, not destroyed, so that the next save does not wait for a page to load. */
export function createToastWindow(files: WindowFiles, report: (error: unknown) => void): ToastWindow {
  const options = commonOptions(files);
  const window = new BrowserWindow({
    ...options,
    ...size,
    title: 'Magpie quick save',
    frame: false,
    transparent: true,
    hasShadow: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    focusable: false, // a click on Undo must not take the focus from the program in front
    ...(process.platform === 'darwin' && { type: 'panel' }), // nor make Magpie the active program
    acceptFirstMouse: true,
    webPreferences: { ...options.webPreferences, backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'pop-up-menu');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  let timer: NodeJS.Timeout | undefined;
  window.on('closed', () => clearTimeout(timer));
  let broken = false;
  const lose = () => {
    broken = true;
  };
  window.webContents.on('render-process-gone', lose);
  const loaded = window.loadURL(pages.toast).catch(error => {
    lose();
    report(error);
  });

  function showNow(): void {
    if (window.isDestroyed()) return;
    window.setBounds(cornerOf(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea));
    window.showInactive();
  }

  return {
    show: () => {
      clearTimeout(timer);
      if (broken || window.isDestroyed()) return false;
      void loaded.then(() => {
        timer = setTimeout(showNow, paintMs);
      });
      return true;
    },
    hide: () => {
      clearTimeout(timer);
      if (window.isDestroyed()) return;
      window.hide();
      window.setFocusable(false);
    },
    takeKeys: () => {
      // X11 hands no keys to a window that its manager was told to leave alone, and Wayland has no way to ask for them.
      if (process.platform === 'linux' || window.isDestroyed()) return false;
      window.setFocusable(true);
      window.focus();
      return true;
    },
  };
}

function cornerOf({ x, y, width, height }: Bounds): Bounds {
  return { ...size, x: x + width - size.width, y: y + height - size.height };
}
