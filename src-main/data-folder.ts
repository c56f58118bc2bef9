import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Where {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Where the library lives unless a host is told otherwise: the platform's folder for application data, never Documents
 * and never a folder that is synchronised between machines. `MAGPIE_HOME` overrides it (tests, portable use).
 */
export function defaultDataFolder(
  { platform, env, home }: Where = { platform: process.platform, env: process.env, home: homedir() },
): string {
  if (env.MAGPIE_HOME) return resolve(env.MAGPIE_HOME);
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Magpie');
    case 'win32':
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Magpie');
    default:
      return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'magpie');
  }
}
