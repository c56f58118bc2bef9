export interface Where {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Where the library lives unless a host is told otherwise: the platform's folder for application data, never Documents
 * and never a folder that is synchronised between machines. `MAGPIE_HOME` overrides it (tests, portable use), and may be relative.
 */
export function dataFolderOf({ platform, env, home }: Where): string {
  if (env.MAGPIE_HOME) return env.MAGPIE_HOME;
  switch (platform) {
    case 'darwin':
      return `${home}/Library/Application Support/Magpie`;
    case 'win32':
      return `${env.LOCALAPPDATA ?? `${home}\\AppData\\Local`}\\Magpie`;
    default:
      return `${env.XDG_DATA_HOME || `${home}/.local/share`}/magpie`;
  }
}
