import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Change } from '../../../src-shared/model/library.ts';
import { type TrayActions, type TrayFacts, trayMenu, trayTip } from './tray-menu.ts';

export interface TrayOptions {
  /** The folder of the tray's images. */
  readonly images: string;
  readonly facts: () => Omit<TrayFacts, 'recent'>;
  readonly recent: () => Promise<TrayFacts['recent']>;
  readonly changes: { subscribe(listener: (change: Change) => void): () => void };
  readonly actions: TrayActions;
  /** Takes files that are dropped on the icon. */
  readonly saveFiles: (paths: readonly string[]) => void;
  readonly report: (error: unknown) => void;
}

export interface TrayIcon {
  /** Shows the facts as they are now. */
  refresh(): void;
  close(): void;
}

/** How long changes of the library are gathered before the menu is made anew, in milliseconds: an import is many. */
const gatherMs = 500;

/** The icon beside the clock. @throws where the desktop has no place for one */
export function createTray({ images, facts, recent, changes, actions, saveFiles, report }: TrayOptions): TrayIcon {
  // macOS recolours an image whose name ends in Template.
  const image = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  const tray = new Tray(nativeImage.createFromPath(join(images, image)));
  tray.on('drop-files', (_event, paths) => saveFiles(paths)); // macOS; elsewhere nothing can be dropped on it
  let rows: TrayFacts['recent'] = [];
  let shown = '';
  let timer: NodeJS.Timeout | undefined;

  function refresh(): void {
    if (tray.isDestroyed()) return;
    const all = { ...facts(), recent: rows };
    tray.setToolTip(trayTip(all));
    const menu = trayMenu(all, actions);
    const look = JSON.stringify([menu, rows]);
    if (look === shown) return; // a menu that is open would close
    shown = look;
    tray.setContextMenu(Menu.buildFromTemplate(menu));
  }

  async function follow(): Promise<void> {
    rows = await recent();
    refresh();
  }

  refresh();
  follow().catch(report);
  const stop = changes.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      follow().catch(report);
    }, gatherMs);
  });
  tray.on('click', actions.open);
  return {
    refresh,
    close: () => {
      stop();
      clearTimeout(timer);
      tray.destroy();
    },
  };
}
