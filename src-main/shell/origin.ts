import { execFile } from 'node:child_process';
import type { CopyOrigin } from '../../src-shared/model/library.ts';

/** Runs a program and gives what it printed. */
export type Run = (program: string, ...args: readonly string[]) => Promise<string>;

/** A title is one line; longer ones are documents of their own. In characters. */
const maxTitleLength = 300;

/** Long after this the window in front may be another one. In milliseconds. */
const timeoutMs = 400;

export const run: Run = (program, ...args) =>
  new Promise((resolve, reject) =>
    execFile(program, args, { timeout: timeoutMs, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  );

/**
 * The program in front, and the title of its window, where the system tells without being asked for rights: both under X11
 * (`xprop`, where it is installed), the program on macOS (`lsappinfo`; titles need the right to record the screen), nothing
 * under Wayland and on Windows, whose own tools take longer to start than the window may stay in front.
 *
 * @throws what the program it asks throws, as where it is missing
 */
export async function originInFront(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  ask: Run,
): Promise<CopyOrigin | undefined> {
  if (platform === 'darwin')
    return applicationInFront(await ask('lsappinfo', 'info', '-only', 'name', (await ask('lsappinfo', 'front')).trim()));
  if (platform !== 'linux' || !env.DISPLAY || env.XDG_SESSION_TYPE === 'wayland') return undefined;
  const window = activeWindow(await ask('xprop', '-root', '_NET_ACTIVE_WINDOW'));
  return window === undefined
    ? undefined
    : windowInFront(await ask('xprop', '-id', window, '_NET_WM_NAME', 'WM_NAME', 'WM_CLASS'));
}

/** `_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007`; 0x0 is none. */
export function activeWindow(printed: string): string | undefined {
  const id = /window id # (0x[0-9a-f]+)/.exec(printed)?.[1];
  return id === undefined || Number(id) === 0 ? undefined : id;
}

/** `WM_CLASS(STRING) = "navigator", "firefox"`: the second is the program's. */
export function windowInFront(printed: string): CopyOrigin | undefined {
  const title = quotedAfter(printed, '_NET_WM_NAME') ?? quotedAfter(printed, 'WM_NAME');
  const application = /^WM_CLASS\(.*?\) = .*, "(.*)"$/m.exec(printed)?.[1];
  return originOf(application, title);
}

/** `"LSDisplayName"="Safari"` */
export function applicationInFront(printed: string): CopyOrigin | undefined {
  return originOf(/^"LSDisplayName"="(.*)"$/m.exec(printed)?.[1], undefined);
}

function originOf(application: string | undefined, title: string | undefined): CopyOrigin | undefined {
  if (!application && !title) return undefined;
  return {
    ...(application && { application: capitalised(application) }),
    ...(title && { title: title.slice(0, maxTitleLength) }),
  };
}

/** Classes of windows are often all in small letters. */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function quotedAfter(printed: string, property: string): string | undefined {
  const value = new RegExp(`^${property}\\(.*?\\) = "(.*)"$`, 'm').exec(printed)?.[1];
  return value?.replace(/\\(["\\])/g, '$1');
}
