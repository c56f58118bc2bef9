import { app } from 'electron';
import { LibraryFilter } from '../../../src-shared/model/library.ts';
import type { AssetsService } from '../../assets/service.ts';
import type { Hotkeys } from '../hotkeys.ts';
import type { ApiState } from '../local-server.ts';
import { hostPlatform } from '../platform.ts';
import { createTray, type TrayIcon } from './tray.ts';
import { hasTrayHost } from './tray-host.ts';
import type { TrayActions } from './tray-menu.ts';

export interface TrayPartOptions {
  /** The folder of the tray's images. */
  readonly images: string;
  readonly service: Pick<AssetsService, 'handlers' | 'changes' | 'settings'>;
  readonly hotkeys: Pick<Hotkeys, 'all' | 'subscribe'>;
  readonly actions: Omit<TrayActions, 'pause' | 'quit'>;
  /** Takes files that are dropped on the icon. */
  readonly saveFiles: (paths: readonly string[]) => void;
  readonly report: (error: unknown) => void;
}

export interface TrayPart {
  add(): void;
  /** Whether a person can see it, as far as the desktop tells. */
  isSeen(): boolean;
  /** Shows the facts as they are now, in the language of now. */
  refresh(): void;
  tellApi(state: ApiState): void;
  close(): void;
}

/** How many snippets the tray offers. */
const recentCount = 5;

/** The tray with what it shows: the library, the keys, the settings and the local API. */
export function createTrayPart({ images, service, hotkeys, actions, saveFiles, report }: TrayPartOptions): TrayPart {
  const { handlers, changes, settings } = service;
  const capture = () => settings.current().capture;
  let tray: TrayIcon | undefined;
  let hasHost = true;
  let api: ApiState = 'open';

  async function recent() {
    const page = { filter: LibraryFilter.parse({}), sort: 'newest', limit: recentCount } as const;
    return (await handlers['library.page']({ page })).rows;
  }

  function pause(paused: boolean): void {
    handlers['settings.update']({ settings: { capture: { ...capture(), paused } } }).catch(report);
  }

  return {
    add: () => {
      const facts = () => ({ platform: hostPlatform, hotkeys: hotkeys.all(), api, paused: capture().paused });
      const all = { ...actions, pause, quit: () => app.quit() };
      try {
        tray = createTray({ images, facts, recent, changes, actions: all, saveFiles, report });
        hotkeys.subscribe(tray.refresh); // which hears of every change of the settings
      } catch (error) {
        report(error); // the desktop has no place for one
      }
      hasTrayHost().then(found => {
        hasHost = found;
      }, report);
    },
    isSeen: () => tray !== undefined && hasHost,
    refresh: () => tray?.refresh(),
    tellApi: state => {
      api = state;
      tray?.refresh();
    },
    close: () => tray?.close(),
  };
}
