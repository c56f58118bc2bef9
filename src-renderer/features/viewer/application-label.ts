import type { ApplicationName } from '../../../src-shared/model/enums.ts';

/** Names that are not just their words in lower case. */
const names: Partial<Record<ApplicationName, string>> = {
  VS_CODE: 'VS Code',
  SUBLIME: 'Sublime Text',
  JETBRAINS: 'JetBrains',
  FIREFOX_ADDON_MV2: 'Firefox',
  FIREFOX_ADDON_MV3: 'Firefox',
  SAFARI_EXTENSION_MV2: 'Safari',
  SAFARI_EXTENSION_MV3: 'Safari',
  GOOGLE_CHROME_EXTENSION_MV2: 'Chrome',
  GOOGLE_CHROME_EXTENSION_MV3: 'Chrome',
  MICROSOFT_EDGE: 'Edge',
  MICROSOFT_TEAMS: 'Teams',
  PIECES_FOR_DEVELOPERS: 'Pieces',
  PIECES_FOR_DEVELOPERS_CLI: 'Pieces command line',
  CHAT_GPT: 'ChatGPT',
  JUPYTER_HUB: 'JupyterHub',
  GITHUB_DESKTOP: 'GitHub Desktop',
  R_STUDIO: 'RStudio',
  X_CODE: 'Xcode',
  NETBEANS: 'NetBeans',
  ATOM_PACKAGE: 'Atom',
  NOTEPAD_PLUS_PLUS: 'Notepad++',
  ULTRA_EDIT: 'UltraEdit',
  MCP_CLIENT: 'an assistant',
};

/** The program a snippet came from, for people; undefined for Magpie itself and for what did not say. */
export function applicationLabel(name: ApplicationName): string | undefined {
  if (name === 'OPEN_SOURCE' || name === 'UNKNOWN') return undefined;
  return (
    names[name] ??
    name.toLowerCase().replace(/(^|_)(\w)/g, (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`)
  );
}
