import { BrowserWindow, screen } from 'electron';
import { pages } from '../app-origin.ts';
import { commonOptions, pageColour, type WindowFiles } from './options.ts';
import { readWindowState, writeWindowState } from './state-file.ts';
import { arrangementOf, minSize, type Placement, placeBeside, placeWindow, type WindowState } from './window-state.ts';

export interface MainWindowsOptions {
  readonly files: WindowFiles;
  /** Where places are remembered. */
  readonly stateFile: string;
  readonly onClosed: (contentsId: number) => void;
  readonly onLastClosed: () => void;
  readonly report: (error: unknown) => void;
}

export interface MainWindows {
  /** One more window, beside the one in front. */
  open(): BrowserWindow;
  /** The window used last, in front of all others; opened if there is none. */
  show(): BrowserWindow;
  /** Settles once places are on disk. */
  flush(): Promise<void>;
}

/** How long a window must stand still before its place is written, in milliseconds: a drag is hundreds of moves. */
const settleMs = 500;

export async function createMainWindows(options: MainWindowsOptions): Promise<MainWindows> {
  const { files, stateFile, onClosed, onLastClosed, report } = options;
  let state: WindowState = await readWindowState(stateFile);
  let writing = Promise.resolve();
  /** The window used last stands last. */
  let windows: readonly BrowserWindow[] = [];

  function remember(window: BrowserWindow): void {
    if (window.isMinimized() || window.isFullScreen()) return; // neither is a place to come back to
    const placement = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    state = { ...state, [arrangementOf(screen.getAllDisplays())]: placement };
    writing = writing.then(() => writeWindowState(stateFile, state)).catch(report);
  }

  function place(): Placement {
    const front = windows.at(-1);
    if (!front) return placeWindow(state, displaysByRank());
    const bounds = front.getNormalBounds();
    return { bounds: placeBeside(bounds, screen.getDisplayMatching(bounds).workArea), maximized: false };
  }

  function open(): BrowserWindow {
    const { bounds, maximized } = place();
    const window = new BrowserWindow({
      ...commonOptions(files),
      ...bounds,
      minWidth: minSize.width,
      minHeight: minSize.height,
      title: 'Magpie',
      backgroundColor: pageColour(),
      autoHideMenuBar: true,
      ...(process.platform === 'darwin' && { titleBarStyle: 'hiddenInset' }),
    });
    windows = [...windows, window];
    watch(window);
    window.once('ready-to-show', () => {
      if (maximized) window.maximize();
      window.show();
    });
    window.loadURL(pages.main).catch(report);
    return window;
  }

  function watch(window: BrowserWindow): void {
    const contentsId = window.webContents.id;
    let timer: NodeJS.Timeout | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => remember(window), settleMs);
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('focus', () => {
      windows = [...windows.filter(other => other !== window), window];
    });
    window.on('close', () => {
      clearTimeout(timer);
      remember(window);
    });
    window.on('closed', () => {
      clearTimeout(timer);
      windows = windows.filter(other => other !== window);
      onClosed(contentsId);
      if (windows.length === 0) onLastClosed();
    });
  }

  return {
    open,
    show: () => {
      const window = windows.at(-1);
      if (!window) return open();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return window;
    },
    flush: () => writing,
  };
}

function displaysByRank() {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().sort((a, b) => Number(b.id === primary) - Number(a.id === primary));
}
