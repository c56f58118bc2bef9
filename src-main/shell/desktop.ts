import { app, BrowserWindow, globalShortcut, Menu, nativeImage, shell } from 'electron';
import type { Handlers, ShellOperation, Stream } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { AssetsService } from '../assets/service.ts';

import type { Source } from '../ipc/streams.ts';

import type { Log } from '../log/log.ts';
import type { SettingsService } from '../settings/settings.ts';
import { createCaptures } from './captures.ts';
import { createCapturing } from './capturing.ts';
import { type Command, createCommands } from './commands.ts';
import type { DragOut } from './drag-out.ts';
import { createHotkeys } from './hotkeys.ts';
import { menuTemplate } from './menu.ts';
import { openFragment } from './open-fragment.ts';
import { createPalette } from './palette.ts';
import { hostPlatform } from './platform.ts';
import type { Wish } from './quick-save.ts';
import { saveFile } from './save-file.ts';
import { createTray } from './tray.ts';
import type { Verb } from './verbs.ts';
import { isWayland } from './wayland.ts';
import { createMainWindows } from './windows/main-windows.ts';
import type { WindowFiles } from './windows/options.ts';
import { createToastWindow, type ToastWindow } from './windows/toast-window.ts';

type ShellMethod = Exclude<ShellOperation, Stream>;
type ShellStream = Extract<ShellOperation, Stream>;

/** Pixels of what hangs on the pointer. */
const dragIconSize = 48;

export interface DesktopOptions {
  readonly files: WindowFiles & { readonly trayImages: string; readonly windowState: string };
  readonly dataFolder: string;
  readonly log: Log;
  readonly settings: Pick<SettingsService, 'current' | 'subscribe'>;
  readonly updateSettings: Handlers<'settings.update'>['settings.update'];
  readonly service: Pick<AssetsService, 'handlers' | 'content'>;
  readonly quickSave: (wish: Wish) => Promise<Capture>;
  readonly saveFiles: (paths: readonly string[], wish: Wish) => Promise<Capture>;
  readonly dragOut: DragOut;
}

export interface Desktop {
  readonly handlers: Handlers<ShellMethod>;
  readonly sources: { readonly [S in ShellStream]: Source<S> };
  /** Does what a start of the program asked for; settles once it can be seen. */
  act(verb: Verb): Promise<void>;
  /** Saves files that were dropped on the icon of the program, and tells what became of them. */
  saveFiles(paths: readonly string[]): void;
  /** What the first window does not need: the pages of palette and toast, and the tray. */
  addBackground(): void;
  close(): Promise<void>;
}

/** How long the toast tells what was copied: one line, which says what its reader has just asked for. */
const copiedSeconds = 3;

/** Windows, menu, tray and keys, and what they do. */
export async function createDesktop({
  files,
  dataFolder,
  log,
  settings,
  updateSettings,
  service,
  quickSave,
  saveFiles,
  dragOut,
}: DesktopOptions): Promise<Desktop> {
  const captures = createCaptures();
  const commands = createCommands();
  const report = (error: unknown) => void log.report(error);
  let toast: ToastWindow | undefined;
  let hasTray = false;

  const windows = await createMainWindows({
    files,
    stateFile: files.windowState,
    onClosed: commands.forget,
    // With an icon in the tray the key goes on working without a window, and the icon brings one back and quits. Without
    // one nobody could see that Magpie runs. The hidden toast is a window too, so `window-all-closed` does not tell this.
    onLastClosed: () => {
      if (!hasTray) app.quit();
    },
    report,
  });

  function ask(command: Command): void {
    commands.send(windows.show().webContents.id, command);
  }

  function theToast(): ToastWindow {
    toast ??= createToastWindow(files, report);
    return toast;
  }

  const capturing = createCapturing({
    settings: () => settings.current().capture,
    quickSave,
    saveFiles,
    publish: captures.publish,
    show: () => theToast().show(),
  });
  const saveInBackground = () => void capturing.saveClipboard().catch(report);
  const palette = createPalette({
    files,
    service,
    tell: copied => {
      captures.publish({ capture: copied, seconds: copiedSeconds });
      theToast().show();
    },
    report,
  });
  const showWindow = () => void windows.show();

  const hotkeys = createHotkeys({
    registry: globalShortcut,
    settings,
    store: keys => updateSettings({ settings: { hotkeys: keys } }),
    actions: { quickSave: saveInBackground, palette: palette.toggle, showWindow },
    platform: hostPlatform,
    viaPortal: isWayland(process.platform, process.env),
  });
  for (const { name, accelerator, state } of hotkeys.all()) {
    if (state === 'taken') log.write('warn', 'A global key was refused', { name, key: accelerator ?? '' });
  }

  function addTray(): void {
    try {
      const images = files.trayImages;
      createTray({ images, hotkeys, onSave: saveInBackground, onOpen: showWindow, onQuit: () => app.quit() });
      hasTray = true;
    } catch (error) {
      report(error);
    }
  }

  const actions = {
    newSnippet: () => ask({ command: 'new' }),
    newWindow: () => void windows.open(),
    saveClipboard: saveInBackground,
    search: () => ask({ command: 'search' }),
    showData: () => void shell.openPath(dataFolder),
    showLog: () => shell.showItemInFolder(log.file),
  };
  function setMenu(): void {
    const saveKey = hotkeys.all().find(({ name }) => name === 'quickSave')?.accelerator ?? undefined;
    const facts = { platform: hostPlatform, packaged: app.isPackaged, saveKey };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, facts)));
  }
  setMenu();
  hotkeys.subscribe(setMenu);
  app.on('activate', showWindow);

  return {
    handlers: {
      'shell.saveClipboard': capturing.saveClipboard,
      'shell.captureAgain': capturing.again,
      'shell.open': async ({ id, field }) => {
        ask({ command: 'open', id, ...(field && { field }) });
        return null;
      },
      'shell.create': async ({ name }) => {
        ask({ command: 'new', name });
        return null;
      },
      ...palette.handlers,
      'shell.openFolder': async ({ folder }) => {
        actions[folder === 'data' ? 'showData' : 'showLog']();
        return null;
      },
      'shell.saveFile': saveFile,
      'shell.dragOut': async ({ ids }) => {
        const front = BrowserWindow.getFocusedWindow(); // the one with the pointer: a press on it brings it to the front
        if (!front) throw new AppError('unavailable', 'No window of Magpie is in front');
        const { files: dragged, hidden } = await dragOut.write(ids);
        const icon = nativeImage.createFromPath(files.icon).resize({ width: dragIconSize });
        front.webContents.startDrag({ file: dragged[0] ?? '', files: [...dragged], icon });
        return { hidden };
      },
      'shell.openFragment': input => openFragment(input, service.content),
      'shell.typeInToast': async () => toast?.takeKeys() ?? false,
      'shell.dismissToast': async () => {
        toast?.hide();
        return null;
      },
      'shell.hotkeys': async () => [...hotkeys.all()],
      'shell.changeHotkey': ({ name, accelerator }) => hotkeys.change(name, accelerator),
    },
    sources: {
      'shell.hotkeysPaused': hotkeys.pause,
      'shell.captures': captures.source,
      'shell.commands': commands.source,
      'shell.palette': palette.source,
    },
    act: async verb => {
      if (verb === 'quick-save') return void (await capturing.saveClipboard());
      if (verb === 'palette') return palette.toggle();
      const { webContents } = windows.show();
      if (webContents.isLoading()) await new Promise<void>(resolve => webContents.once('did-stop-loading', resolve));
    },
    saveFiles: paths => void capturing.saveFiles(paths).catch(report),
    addBackground: () => {
      palette.prepare();
      theToast();
      addTray();
    },
    close: () => {
      hotkeys.close();
      return windows.flush();
    },
  };
}
