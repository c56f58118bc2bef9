import { app, Menu, shell } from 'electron';
import type { Handlers, ShellOperation, Stream } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import type { Source } from '../ipc/streams.ts';
import type { Log } from '../log/log.ts';
import { createCaptures } from './captures.ts';
import { type Command, createCommands } from './commands.ts';
import { quickSaveKey, registerQuickSave } from './hotkeys.ts';
import { menuTemplate } from './menu.ts';
import { createTray } from './tray.ts';
import type { Verb } from './verbs.ts';
import { createMainWindows } from './windows/main-windows.ts';
import type { WindowFiles } from './windows/options.ts';
import { createToastWindow, type ToastWindow } from './windows/toast-window.ts';

type ShellMethod = Exclude<ShellOperation, Stream>;
type ShellStream = Extract<ShellOperation, Stream>;

export interface DesktopOptions {
  readonly files: WindowFiles & { readonly trayImages: string; readonly windowState: string };
  readonly dataFolder: string;
  readonly log: Log;
  readonly quickSave: () => Promise<Capture>;
}

export interface Desktop {
  readonly handlers: Handlers<ShellMethod>;
  readonly sources: { readonly [S in ShellStream]: Source<S> };
  /** Does what a start of the program asked for; settles once it can be seen. */
  act(verb: Verb): Promise<void>;
  /** What the first window does not need: the toast's page, the global key, the tray. */
  addBackground(): void;
  close(): Promise<void>;
}

/** Windows, menu, tray and key, and what they do. */
export async function createDesktop({ files, dataFolder, log, quickSave }: DesktopOptions): Promise<Desktop> {
  const captures = createCaptures();
  const commands = createCommands();
  const report = (error: unknown) => void log.report(error);
  let toast: ToastWindow | undefined;
  let hasTray = false;
  let saving: Promise<Capture> | undefined;

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

  /** A key held down repeats itself: what is being saved is not saved again. */
  async function save(): Promise<Capture> {
    saving ??= quickSave().finally(() => {
      saving = undefined;
    });
    const capture = await saving;
    captures.publish(capture);
    theToast().show();
    return capture;
  }

  const saveInBackground = () => void save().catch(report);
  const showWindow = () => void windows.show();

  function addTray(hasKey: boolean): void {
    try {
      const images = files.trayImages;
      createTray({ images, hasKey, onSave: saveInBackground, onOpen: showWindow, onQuit: () => app.quit() });
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
  const { platform } = process;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, { platform, packaged: app.isPackaged })));
  app.on('activate', showWindow);

  return {
    handlers: {
      'shell.saveClipboard': save,
      'shell.open': async ({ id }) => {
        ask({ command: 'open', id });
        return null;
      },
      'shell.openFolder': async ({ folder }) => {
        actions[folder === 'data' ? 'showData' : 'showLog']();
        return null;
      },
      'shell.dismissToast': async () => {
        toast?.hide();
        return null;
      },
    },
    sources: { 'shell.captures': captures.source, 'shell.commands': commands.source },
    act: async verb => {
      if (verb === 'quick-save') return void (await save());
      const { webContents } = windows.show();
      if (webContents.isLoading()) await new Promise<void>(resolve => webContents.once('did-stop-loading', resolve));
    },
    addBackground: () => {
      theToast();
      const hasKey = registerQuickSave(saveInBackground);
      if (!hasKey) log.write('warn', 'The key to save the clipboard was refused', { key: quickSaveKey });
      addTray(hasKey);
    },
    close: windows.flush,
  };
}
