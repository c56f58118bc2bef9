import { join } from 'node:path';
import { app, BrowserWindow, globalShortcut, Menu, nativeImage, shell } from 'electron';
import type { Handlers, ShellOperation, Stream } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import { AppError, toWire } from '../../src-shared/errors.ts';
import type { AssetsService } from '../assets/service.ts';
import type { Source } from '../ipc/streams.ts';
import type { Log } from '../log/log.ts';
import { act } from './act.ts';
import { createCapturing } from './capturing.ts';
import { createClosing } from './closing.ts';
import { type Command, createCommands } from './commands.ts';
import { createDesktopSettings } from './desktop-settings.ts';
import type { DragOut } from './drag-out.ts';
import { createHotkeys } from './hotkeys.ts';
import type { ApiState } from './local-server.ts';
import { menuTemplate } from './menu.ts';
import { openFragment } from './open-fragment.ts';
import { createPalette } from './palette.ts';
import { backupFiles, pick } from './pick.ts';
import { hostPlatform } from './platform.ts';
import type { Wish } from './quick-save.ts';
import { saveExport, saveFile } from './save-file.ts';
import { createToaster } from './toaster.ts';
import { createTrayPart } from './tray/tray-part.ts';
import type { Wish as Start } from './verbs.ts';
import { isWayland } from './wayland.ts';
import { createMainWindows } from './windows/main-windows.ts';
import type { WindowFiles } from './windows/options.ts';

type ShellMethod = Exclude<ShellOperation, Stream>;
type ShellStream = Extract<ShellOperation, Stream>;

/** Pixels of what hangs on the pointer. */
const dragIconSize = 48;

export interface DesktopOptions {
  readonly files: WindowFiles & { readonly trayImages: string; readonly windowState: string };
  readonly dataFolder: string;
  readonly log: Log;
  readonly service: Pick<AssetsService, 'handlers' | 'content' | 'changes' | 'settings' | 'transfers' | 'pickBackup'>;
  readonly quickSave: (wish: Wish) => Promise<Capture>;
  readonly saveFiles: (paths: readonly string[], wish: Wish) => Promise<Capture>;
  readonly dragOut: DragOut;
}

export interface Desktop {
  readonly handlers: Handlers<ShellMethod>;
  readonly sources: { readonly [S in ShellStream]: Source<S> };
  /** Does what a start of the program asked for; settles once it can be seen. */
  act(start: Start): Promise<void>;
  /** What the first window does not need: the pages of palette and toast, and the tray. */
  addBackground(): void;
  /** What became of the local API, for the tray to tell. */
  tellApi(state: ApiState): void;
  close(): Promise<void>;
}

/** How long the toast tells what was copied: one line, which says what its reader has just asked for. */
const copiedSeconds = 3;

/** Windows, menu, tray and keys, and what they do. */
export async function createDesktop(options: DesktopOptions): Promise<Desktop> {
  const { files, dataFolder, log, service, quickSave, saveFiles, dragOut } = options;
  const { settings, handlers } = service;
  const updateSettings = handlers['settings.update'];
  const commands = createCommands();
  const report = (error: unknown) => void log.report(error);

  const closing = createClosing({
    platform: hostPlatform,
    wanted: () => settings.current().desktop.onClose,
    store: onClose => updateSettings({ settings: { desktop: { ...settings.current().desktop, onClose } } }),
    hasTray: () => tray.isSeen(),
    report,
  });
  const windows = await createMainWindows({
    files,
    stateFile: files.windowState,
    onClosed: commands.forget,
    // The hidden toast is a window too, so `window-all-closed` does not tell these.
    onLastClose: closing.onLastClose,
    onLastClosed: closing.onLastClosed,
    report,
  });

  function ask(command: Command): void {
    commands.send(windows.show().webContents.id, command);
  }

  /** Looks at an archive, and lets the window ask whether it is wanted. */
  async function openArchive(path: string): Promise<void> {
    try {
      ask({ command: 'import', archive: (await service.transfers.open(path)).id });
    } catch (error) {
      ask({ command: 'refuseArchive', why: toWire(error, log.report).message });
    }
  }

  const showWindow = () => void windows.show();
  const toaster = createToaster({ files, onClick: showWindow, report });
  const capturing = createCapturing({
    settings: () => settings.current().capture,
    quickSave,
    saveFiles,
    publish: toaster.publish,
    show: toaster.show,
  });
  const saveInBackground = () => void capturing.saveClipboard().catch(report);
  const saveDropped = (paths: readonly string[]) => void capturing.saveFiles(paths).catch(report);
  const palette = createPalette({
    files,
    service,
    tell: copied => {
      toaster.publish({ capture: copied, seconds: copiedSeconds });
      toaster.show();
    },
    report,
  });

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

  const tray = createTrayPart({
    images: files.trayImages,
    service,
    hotkeys,
    actions: {
      copy: id => void palette.handlers['shell.insert']({ id, as: 'copy' }).catch(report),
      save: saveInBackground,
      palette: palette.toggle,
      open: showWindow,
    },
    saveFiles: saveDropped,
    report,
  });

  const actions = {
    newSnippet: () => ask({ command: 'new' }),
    newWindow: () => void windows.open(),
    saveClipboard: saveInBackground,
    search: () => ask({ command: 'search' }),
    settings: () => ask({ command: 'settings' }),
    importArchive: () => ask({ command: 'import' }),
    exportSnippets: () => ask({ command: 'export' }),
    zoom: windows.zoom,
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
  const desktopSettings = createDesktopSettings({ settings, hasTray: tray.isSeen });

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
        if (folder === 'backups') await shell.openPath(join(dataFolder, 'backups'));
        else actions[folder === 'data' ? 'showData' : 'showLog']();
        return null;
      },
      'shell.saveFile': saveFile,
      'shell.saveExport': async ({ id }) => saveExport(service.transfers.file(id)),
      'shell.pickFolder': async () => (await pick('folder')) ?? null,
      'shell.pickBackup': async () => {
        const file = await pick('file', backupFiles());
        return file === undefined ? null : service.pickBackup(file);
      },
      'shell.dragOut': async ({ ids }) => {
        const front = BrowserWindow.getFocusedWindow(); // the one with the pointer: a press on it brings it to the front
        if (!front) throw new AppError('unavailable', 'No window of Magpie is in front');
        const { files: dragged, hidden } = await dragOut.write(ids);
        const icon = nativeImage.createFromPath(files.icon).resize({ width: dragIconSize });
        front.webContents.startDrag({ file: dragged[0] ?? '', files: [...dragged], icon });
        return { hidden };
      },
      'shell.openFragment': input => openFragment(input, service.content),
      'shell.openWindow': async () => {
        windows.open();
        return null;
      },
      'shell.typeInToast': async () => toaster.takeKeys(),
      'shell.dismissToast': async () => {
        toaster.hide();
        return null;
      },
      'shell.setTheme': async ({ theme }) => {
        windows.setTheme(theme);
        return null;
      },
      'shell.setLanguage': async ({ language }) => {
        if (windows.setLanguage(language)) {
          setMenu();
          tray.refresh();
        }
        return null;
      },
      'shell.hotkeys': async () => [...hotkeys.all()],
      'shell.changeHotkey': ({ name, accelerator }) => hotkeys.change(name, accelerator),
      ...desktopSettings.handlers,
    },
    sources: {
      'shell.hotkeysPaused': hotkeys.pause,
      'shell.captures': toaster.source,
      'shell.commands': commands.source,
      'shell.palette': palette.source,
    },
    act: async start => {
      const { saveClipboard: save, saveFiles: saveAll } = capturing;
      await act(start, { ask, show: showWindow, palette: palette.toggle, save, saveFiles: saveAll, openArchive });
      await windows.loaded();
    },
    addBackground: () => {
      palette.prepare();
      toaster.prepare();
      tray.add();
    },
    tellApi: tray.tellApi,
    close: () => {
      tray.close();
      desktopSettings.close();
      hotkeys.close();
      return windows.flush();
    },
  };
}
