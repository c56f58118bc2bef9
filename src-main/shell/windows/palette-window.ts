import { app, BrowserWindow, screen } from 'electron';
import { pages } from '../app-origin.ts';
import { commonOptions, type WindowFiles } from './options.ts';
import type { Bounds } from './window-state.ts';

export interface PaletteWindowOptions {
  readonly files: WindowFiles;
  /** It has been shown or hidden. */
  readonly onChange: (isShown: boolean) => void;
  readonly report: (error: unknown) => void;
}

export interface PaletteWindow {
  /** Makes it, hidden, so that showing it waits for nothing. */
  prepare(): void;
  /** Over all programs, with the keyboard, on the display with the pointer; hides it where it is shown already. */
  toggle(): void;
  /** Hides it, and gives the keyboard back to the program that had it. */
  leave(): void;
}

/** The card of the page with room for its shadow, in pixels. */
const size = { width: 760 + 2 * 40, height: 378 + 2 * 40 } as const;

/** One window, hidden and not destroyed: showing it is then one frame. */
export function createPaletteWindow({ files, onChange, report }: PaletteWindowOptions): PaletteWindow {
  let window: BrowserWindow | undefined;
  let loaded = Promise.resolve();
  /** On a Mac: whether one of our own windows had the keyboard before. */
  let wasActive = false;

  function prepare(): BrowserWindow {
    if (window) return window;
    const options = commonOptions(files);
    const made = new BrowserWindow({
      ...options,
      ...size,
      title: 'Magpie palette',
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
      // A panel has the keyboard without making Magpie the active program, which so stays the one to paste in.
      ...(process.platform === 'darwin' && { type: 'panel' }),
      webPreferences: { ...options.webPreferences, backgroundThrottling: false },
    });
    made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    made.on('blur', () => made.isVisible() && made.hide());
    made.on('show', () => onChange(true));
    made.on('hide', () => onChange(false));
    made.on('closed', () => {
      window = undefined; // by a key of the desktop
      onChange(false);
    });
    loaded = made.loadURL(pages.palette).catch(report);
    window = made;
    return made;
  }

  function show(made: BrowserWindow): void {
    if (made.isDestroyed()) return;
    wasActive = process.platform === 'darwin' && app.isActive();
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    made.setBounds(centredIn(workArea));
    made.show();
    made.focus();
  }

  function leave(): void {
    if (!window?.isVisible()) return;
    // Windows leaves the keyboard with a hidden window, unless it was given away before: https://github.com/electron/electron/issues/10023
    if (process.platform === 'win32') window.blur();
    window.hide();
    // A click makes a panel's program the active one on newer Macs: https://github.com/electron/electron/issues/53889
    if (process.platform === 'darwin' && !wasActive && app.isActive()) app.hide();
  }

  return {
    prepare: () => void prepare(),
    toggle: () => {
      if (window?.isVisible()) return leave();
      const made = prepare();
      void loaded.then(() => show(made));
    },
    leave,
  };
}

/** In the middle of a display, and no larger than it. */
function centredIn(area: Bounds): Bounds {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  return { x, y: area.y + Math.round((area.height - height) / 2), width, height };
}
