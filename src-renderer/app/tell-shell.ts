import type { LanguageChoice } from '../../src-shared/spoken-language.ts';
import { call, host } from '../api/bridge.ts';
import type { ThemeChoice } from '../lib/theme.ts';

/** Menus, dialogs, the frame of the window and its other pages follow the choice; a window that cannot tell it looks right itself. */
export function tellTheme(theme: ThemeChoice): void {
  if (host === 'electron') call('shell.setTheme', { theme }).catch(() => {});
}

/** The same of the language, for what the desktop shows outside of the pages. */
export function tellLanguage(language: LanguageChoice): void {
  if (host === 'electron') call('shell.setLanguage', { language }).catch(() => {});
}
