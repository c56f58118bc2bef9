import type { Sort } from '../../src-shared/model/library.ts';
import type { ThemeChoice } from '../lib/theme.ts';

/** What is remembered between sessions, in this browser or desktop profile only. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly sort: Sort;
  readonly sideBar: boolean;
  readonly info: boolean;
  /** Widths of the panes by panel id, in percent. */
  readonly panels: Readonly<Record<string, number>>;
}

const key = 'magpie.preferences';
const defaults: Preferences = { theme: 'system', sort: 'newest', sideBar: true, info: true, panels: {} };

/** Storage may be forbidden or hold what another version wrote: anything odd falls back to the default. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...defaults, ...stored } : defaults;
  } catch {
    return defaults;
  }
}

export function savePreferences({ theme, sort, sideBar, info, panels }: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ theme, sort, sideBar, info, panels }));
  } catch {
    // Storage that is full or forbidden costs the memory of a preference, nothing else.
  }
}
