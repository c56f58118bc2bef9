import { app } from 'electron';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { DesktopState } from '../../src-shared/contract/shell.ts';
import type { SettingsService } from '../settings/settings.ts';
import { linkScheme } from './links.ts';
import { loginItem } from './login/login-item.ts';

export interface DesktopSettingsOptions {
  readonly settings: Pick<SettingsService, 'current' | 'subscribe'>;
  readonly hasTray: () => boolean;
}

export interface DesktopSettingsPart {
  readonly handlers: Handlers<'shell.desktop' | 'shell.setLogin' | 'shell.takeLinks'>;
  close(): void;
}

/** Magpie's place in the system: at login, beside the clock, behind its links. */
export function createDesktopSettings({ settings, hasTray }: DesktopSettingsOptions): DesktopSettingsPart {
  // What opens a link: an unpacked app is named with its folder.
  const [path, args] = app.isPackaged ? [] : [process.execPath, [app.getAppPath()]];
  const hidden = () => settings.current().desktop.startHidden;
  const state = async (): Promise<DesktopState> => ({
    login: await loginItem.state(),
    tray: hasTray(),
    opensLinks: app.isDefaultProtocolClient(linkScheme, path, args),
  });

  let wanted = hidden();
  const stop = settings.subscribe(async () => {
    if (wanted === hidden()) return;
    wanted = hidden();
    if ((await loginItem.state()) === 'on') await loginItem.set(true, wanted);
  });

  return {
    handlers: {
      'shell.desktop': state,
      'shell.setLogin': async ({ on }) => {
        await loginItem.set(on, hidden());
        return state();
      },
      'shell.takeLinks': async () => {
        app.setAsDefaultProtocolClient(linkScheme, path, args);
        return state();
      },
    },
    close: stop,
  };
}

/** Installed, Magpie opens its links from the first start on; on Linux its desktop entry says so. Others ask in the settings. */
export function takeLinksWhenInstalled(): void {
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme);
}
