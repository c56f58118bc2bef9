import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import packageJson from '../package.json' with { type: 'json' };
import { isCommandName } from '../src-shared/command-names.ts';
import { Disposer } from '../src-shared/disposer.ts';
import { toWire } from '../src-shared/errors.ts';
import { spokenLanguage } from '../src-shared/spoken-language.ts';
import { openAssetsService } from './assets/open.ts';
import type { AssetsService } from './assets/service.ts';
import { defaultDataFolder } from './data-folder.ts';
import { type Border, registerCalls } from './ipc/register.ts';
import { registerStreams } from './ipc/streams.ts';
import { isTrustedSender } from './ipc/trusted-sender.ts';
import { createLog } from './log/log.ts';
import { type Bundle, readBundle } from './server/bundle.ts';
import { appOrigin } from './shell/app-origin.ts';
import { readClipboard } from './shell/clipboard.ts';
import { createDesktop, type Desktop } from './shell/desktop.ts';
import { takeLinksWhenInstalled } from './shell/desktop-settings.ts';
import { createDragOut, type DragOut } from './shell/drag-out.ts';
import { harden } from './shell/hardening.ts';
import { type LocalServer, openLocalServer } from './shell/local-server.ts';
import { wasOpenedAtLogin } from './shell/login/login-item.ts';
import { askToRestart, offerToMend } from './shell/offer-to-mend.ts';
import { originInFront, run } from './shell/origin.ts';
import { ownApplication } from './shell/own-application.ts';
import { registerSchemes, serveApp } from './shell/protocol.ts';
import { type QuickSaveDeps, quickSave, saveFiles } from './shell/quick-save.ts';
import { listenForStarts, takeLock } from './shell/starts.ts';
import { setShellLanguage, shellTexts } from './shell/texts.ts';
import { openUpdates } from './shell/updates/open-updates.ts';
import type { Updates } from './shell/updates/updates.ts';
import { ownArguments, type Wish } from './shell/verbs.ts';
import { askPortalForKeys, isWayland } from './shell/wayland.ts';
import { endProcess } from './storage/maintenance.ts';
import { isLoss } from './storage/recovery/remedy.ts';
import { createStreams, type Streams } from './streams/hub.ts';

/** Built files as they lie beside this one, which is out/main/index.js. */
const built = {
  renderer: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  icon: join(import.meta.dirname, '../../resources/icon.png'),
  trayImages: join(import.meta.dirname, '../../resources/tray'),
};

/* What must be said before the app is ready, and so before the first await. */
app.setName('Magpie');
keepProfileWithLibrary();
app.enableSandbox();
registerSchemes();
if (isWayland(process.platform, process.env)) askPortalForKeys(app.commandLine);

const dataFolder = defaultDataFolder();
const log = createLog(join(app.getPath('userData'), 'logs'));
const { report } = log;
const disposer = new Disposer();
let localServer: LocalServer | undefined;

/** macOS unpacks the new version before it ends us; longer than this means that it will not. */
const installMs = 60_000;
const exit = () => endProcess(() => app.exit(0));
let end = exit;

process.on('unhandledRejection', report);
process.on('uncaughtException', error => void fail(error));
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}); // a terminal that was closed

const given = ownArguments(process.argv, app.isPackaged ? undefined : app.getAppPath());
if (isCommandName(given[0])) runCommand(given).catch(fail);
else {
  const wish = takeLock();
  if (wish) start(wish);
  else app.exit(0); // the first instance has been handed our arguments
}

/** A command of the command line: it speaks to a Magpie as programs do, and makes no window. */
async function runCommand(args: readonly string[]): Promise<void> {
  const { run: runs } = await import(/* @vite-ignore */ new URL('./cli-run.js', import.meta.url).href);
  app.exit(await runs(args));
}

/** A library of its own, as `MAGPIE_HOME` names it, has its own window state, logs and single-instance lock. */
function keepProfileWithLibrary(): void {
  if (!process.env.MAGPIE_HOME || app.commandLine.hasSwitch('user-data-dir')) return;
  const profile = join(defaultDataFolder(), 'desktop');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
}

function start(first: Wish): void {
  const desktop = boot(first);
  desktop.catch(fail);
  listenForStarts(later => void desktop.then(({ act }) => act(later)).catch(report));
  app.on('window-all-closed', () => {}); // the desktop decides when to quit
  app.on('will-quit', event => {
    event.preventDefault();
    void close().then(end);
  });
}

/** Quits as always, but for what comes last: the one who installs starts the new version, which needs what we hold. */
function quitInto(install: () => void): void {
  end = () => {
    end = exit;
    app.releaseSingleInstanceLock();
    install(); // quits once more; where it cannot, nothing of us is left to show it
    setTimeout(exit, installMs);
  };
  app.quit();
}

async function boot(first: Wish): Promise<Desktop> {
  await app.whenReady();
  harden(report);
  setShellLanguage(spokenLanguage('system', app.getPreferredSystemLanguages())); // until the library says what was chosen
  const service = await openLibrary();
  const streams = disposer.add(createStreams(service), open => open.close());
  const bundle = await readBundle(built.renderer);
  serveWindow(service, bundle);
  const desktop = await openDesktop(service);
  const updates = disposer.add(openUpdates({ settings: service.settings, quitInto, report }), open => open.close());
  registerIpc(service, streams, desktop, updates);

  const startsHidden = wasOpenedAtLogin() && service.settings.current().desktop.startHidden;
  const shown = desktop.act(startsHidden ? { verb: 'hidden' } : first);
  const later = async () => {
    await shown;
    desktop.addBackground();
    takeLinksWhenInstalled();
    const serverFile = join(dataFolder, 'server.json');
    localServer = disposer.add(
      await openLocalServer({ service, streams, bundle, serverFile, log, onState: desktop.tellApi }),
      open => open.close(),
    );
    updates.begin();
  };
  later().catch(report);
  return desktop;
}

async function openLibrary(): Promise<AssetsService> {
  const info = () => {
    const address = localServer?.address();
    const { platform } = process;
    return { version: packageJson.version, host: 'electron' as const, platform, ...(address !== undefined && { address }) };
  };
  const onDamage = () => void askToRestart().catch(report);
  const open = () => openAssetsService({ folder: dataFolder, info, report, log: line => log.write('info', line), onDamage });
  for (;;) {
    try {
      return disposer.add(await open(), service => service.close());
    } catch (error) {
      if (!isLoss(error) || !(await offerToMend(error, dataFolder))) throw error;
    }
  }
}

function serveWindow({ content, thumbnail, transfers }: AssetsService, bundle: Bundle): void {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  serveApp({ bundle, content, thumbnail, transfers, report, ...(devServer !== undefined && { devServer }) });
}

async function openDesktop(service: AssetsService): Promise<Desktop> {
  const files = { ...built, windowState: join(app.getPath('userData'), 'windows.json') };
  const deps = capturesInto(service);
  const desktop = await createDesktop({
    ...{ files, dataFolder, log, service },
    quickSave: quickSave.bind(undefined, deps),
    saveFiles: saveFiles.bind(undefined, deps),
    dragOut: openDragOut(service),
  });
  return disposer.add(desktop, open => open.close());
}

/** Its folder is emptied at the start too: the last run may have been cut off. */
function openDragOut({ handlers, content }: AssetsService): DragOut {
  const dragOut = createDragOut({
    folder: join(app.getPath('userData'), 'drag'),
    snippet: id => handlers['library.snippet']({ id }),
    bytes: async id => (await content(id))?.bytes,
  });
  dragOut.clear().catch(report);
  return disposer.add(dragOut, open => open.clear());
}

function capturesInto({ handlers, settings, putOrigin }: AssetsService): QuickSaveDeps {
  return {
    settings: () => settings.current().capture,
    read: readClipboard,
    save: handlers['library.save'],
    lookUpOrigin: async () => (BrowserWindow.getFocusedWindow() ? undefined : originInFront(process.platform, process.env, run)),
    putOrigin,
    application: ownApplication(packageJson.version),
    report,
  };
}

function registerIpc({ handlers }: AssetsService, streams: Streams, desktop: Desktop, updates: Updates): void {
  const border: Border = { ipcMain, isTrusted: isTrustedSender(appOrigin), report };
  registerCalls(border, { ...handlers, ...desktop.handlers, ...updates.handlers });
  registerStreams(border, { ...streams, ...desktop.sources, ...updates.sources });
}

async function close(): Promise<void> {
  await disposer.dispose().catch(report);
  await log.flush();
}

/** Says what is wrong and what to do, and ends. The library is left as it is. */
async function fail(error: unknown): Promise<void> {
  const { message } = toWire(error, report);
  console.error(`Magpie cannot start: ${message}`);
  if (!isLoss(error))
    dialog.showErrorBox(shellTexts.recovery.cannotGoOn, `${message}\n\n${shellTexts.recovery.left(dataFolder)}`);
  await close();
  app.exit(1);
}
