import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { spokenLanguage } from '../../../src-shared/spoken-language.ts';
import { pages } from '../app-origin.ts';
import { hostPlatform } from '../platform.ts';
import { setShellLanguage } from '../texts.ts';
import { commonOptions, pageColour, type WindowFiles } from './options.ts';
import { readWindowState, writeWindowState } from './state-file.ts';
import { controlsOverlay, titleBar } from './title-bar.ts';
import { arrangementOf, bringBack, minSize, type Placement, placeBeside, placeWindow, type WindowState } from './window-state.ts';
import { type ZoomStep, zoomed, zoomFactor } from './zoom.ts';

export interface MainWindowsOptions {
  readonly files: WindowFiles;
  /** Where places, zoom, theme and language are remembered. */
  readonly stateFile: string;
  readonly onClosed: (contentsId: number) => void;
  /** The last window is about to close; the event can be prevented. */
  readonly onLastClose: (window: BrowserWindow, event: Pick<Event, 'preventDefault'>) => void;
  readonly onLastClosed: () => void;
  readonly report: (error: unknown) => void;
}

export interface MainWindows {
  /** One more window, beside the one in front. */
  open(): BrowserWindow;
  /** The window used last, in front of all others; opened if there is none. */
  show(): BrowserWindow;
  /** Zooms all windows, those to come too. */
  zoom(by: ZoomStep): void;
  /** Light, dark or as the system is: for what the system draws, and for pages that follow it. */
  setTheme(theme: WindowState['theme']): void;
  /** The language of menus, tray and notices; tells whether it is another one. */
  setLanguage(language: WindowState['language']): boolean;
  /** Settles once the page of the window used last is there; at once where there is none. */
  loaded(): Promise<void>;
  /** Settles once what is remembered is on disk. */
  flush(): Promise<void>;
}

/** How long a window must stand still before its place is written, in milliseconds: a drag is hundreds of moves. */
const settleMs = 500;

export async function createMainWindows(options: MainWindowsOptions): Promise<MainWindows> {
  const { files, stateFile, onClosed, onLastClose, onLastClosed, report } = options;
  let state: WindowState = await readWindowState(stateFile);
  let writing = Promise.resolve();
  /** The window used last stands last. */
  let windows: readonly BrowserWindow[] = [];

  nativeTheme.themeSource = state.theme;
  speak(state.language);
  nativeTheme.on('updated', colourWindows);
  for (const event of ['display-removed', 'display-metrics-changed'] as const)
    screen.on(event as 'display-removed', bringAllBack);

  function remember(change: Partial<WindowState>): void {
    state = { ...state, ...change };
    writing = writing.then(() => writeWindowState(stateFile, state)).catch(report);
  }

  function rememberPlace(window: BrowserWindow): void {
    if (window.isMinimized()) return; // no place to come back to
    const mode = window.isFullScreen() ? 'fullScreen' : window.isMaximized() ? 'maximized' : 'normal';
    const placement: Placement = { bounds: window.getNormalBounds(), mode };
    remember({ places: { ...state.places, [arrangementOf(screen.getAllDisplays())]: placement } });
  }

  function place(): Placement {
    const front = windows.at(-1);
    if (!front) return placeWindow(state.places, displaysByRank());
    const bounds = front.getNormalBounds();
    return { bounds: placeBeside(bounds, screen.getDisplayMatching(bounds).workArea), mode: 'normal' };
  }

  function open(): BrowserWindow {
    const { bounds, mode } = place();
    const common = commonOptions(files);
    const window = new BrowserWindow({
      ...common,
      ...bounds,
      ...titleBar(hostPlatform, nativeTheme.shouldUseDarkColors),
      minWidth: minSize.width,
      minHeight: minSize.height,
      title: 'Magpie',
      backgroundColor: pageColour(),
      autoHideMenuBar: true,
      // Chromium's own zoom is one for all pages of an origin: the toast and the palette would grow out of their windows.
      webPreferences: { ...common.webPreferences, zoomMode: 'isolated', zoomFactor: zoomFactor(state.zoom) },
    });
    windows = [...windows, window];
    watch(window);
    window.once('ready-to-show', () => {
      if (mode === 'maximized') window.maximize();
      window.show();
      if (mode === 'fullScreen') window.setFullScreen(true);
    });
    window.loadURL(pages.main).catch(report);
    return window;
  }

  function watch(window: BrowserWindow): void {
    const contentsId = window.webContents.id;
    let timer: NodeJS.Timeout | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => rememberPlace(window), settleMs);
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('focus', () => {
      windows = [...windows.filter(other => other !== window), window];
    });
    window.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
    window.on('close', event => {
      clearTimeout(timer);
      rememberPlace(window);
      if (windows.length === 1) onLastClose(window, event);
    });
    window.on('closed', () => {
      clearTimeout(timer);
      windows = windows.filter(other => other !== window);
      onClosed(contentsId);
      if (windows.length === 0) onLastClosed();
    });
  }

  function zoom(by: ZoomStep): void {
    const level = zoomed(state.zoom, by);
    remember({ zoom: level });
    for (const { webContents } of windows) webContents.setZoomFactor(zoomFactor(level));
  }

  function colourWindows(): void {
    for (const window of windows) {
      window.setBackgroundColor(pageColour());
      if (hostPlatform === 'win32') window.setTitleBarOverlay(controlsOverlay(nativeTheme.shouldUseDarkColors));
    }
  }

  function bringAllBack(): void {
    for (const window of windows) {
      const bounds = window.getBounds();
      const reachable = bringBack(bounds, displaysByRank());
      if (reachable !== bounds) window.setBounds(reachable);
    }
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
    zoom,
    setTheme: theme => {
      if (theme === state.theme) return;
      nativeTheme.themeSource = theme;
      remember({ theme });
    },
    setLanguage: language => {
      if (language === state.language) return false;
      speak(language);
      remember({ language });
      return true;
    },
    loaded: async () => {
      const contents = windows.at(-1)?.webContents;
      if (contents?.isLoading()) await new Promise<void>(resolve => contents.once('did-stop-loading', resolve));
    },
    flush: () => writing,
  };
}

function speak(choice: WindowState['language']): void {
  setShellLanguage(spokenLanguage(choice, app.getPreferredSystemLanguages()));
}

function displaysByRank() {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().sort((a, b) => Number(b.id === primary) - Number(a.id === primary));
}
