import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import type { DesktopState } from '../../../src-shared/contract/shell.ts';
import { autostartEntry, autostartFile, startsAtLogin } from './autostart.ts';

/** Starting at login. The system is the only one who knows: a person may switch it off there. */
export interface LoginItem {
  state(): Promise<DesktopState['login']>;
  /** `hidden`: without a window. macOS passes no arguments on, and tells the app that it was opened at login. */
  set(on: boolean, hidden: boolean): Promise<void>;
}

export const loginItem: LoginItem = process.platform === 'linux' ? onLinux() : ofElectron();

/** Whether macOS opened us at login; other systems say `--hidden`. */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What starts this Magpie: an AppImage from where it lies, an unpacked one with its folder. */
function command(): readonly [string, ...string[]] {
  return app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : [process.execPath, app.getAppPath()];
}

function onLinux(): LoginItem {
  const file = autostartFile(process.env, homedir());
  return {
    state: async () => {
      const entry = await readFile(file, 'utf8').catch(() => undefined);
      return entry !== undefined && startsAtLogin(entry) ? 'on' : 'off';
    },
    set: async (on, hidden) => {
      if (!on) return rm(file, { force: true });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, autostartEntry([...command(), ...(hidden ? ['--hidden'] : [])]));
    },
  };
}

function ofElectron(): LoginItem {
  return {
    state: async () => {
      const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings();
      if (process.platform === 'win32') return executableWillLaunchAtLogin ? 'on' : 'off';
      if (status === 'requires-approval') return 'needsApproval';
      return openAtLogin ? 'on' : 'off';
    },
    set: async (on, hidden) => {
      const [path, ...folder] = command();
      const args = [...folder.map(argument => `"${argument}"`), ...(hidden ? ['--hidden'] : [])];
      app.setLoginItemSettings({ openAtLogin: on, ...(process.platform === 'win32' && { path, args }) });
    },
  };
}
