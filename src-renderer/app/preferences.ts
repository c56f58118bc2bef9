import type { Sort } from '../../src-shared/model/library.ts';
import type { ThemeChoice } from '../lib/theme.ts';

/** What is remembered between sessions, in this browser or desktop profile only. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly sort: Sort;
  readonly sideBar: boolean;
  readonly info: boolean;
  /** Collections whose insides are hidden. */
  readonly collapsed: readonly string[];
  /** Widths of the panes by panel id, in percent. */
  readonly panels: Readonly<Record<string, number>>;
  /** The commands that were last chosen in the palette, the latest first. */
  readonly recentCommands: readonly string[];
}

const key = 'magpie.preferences';
const defaults: Preferences = {
  ...{ theme: 'system', sort: 'newest', sideBar: true, info: true, panels: {} },
  ...{ collapsed: [], recentCommands: [] },
};

/** Storage may be forbidden or hold what another version wrote: anything odd falls back to the default. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...defaults, ...stored } : defaults;
  } catch {
    return defaults;
  }
}

/** Keeps the preferences, and nothing else that the object holds. */
export function savePreferences(preferences: Preferences): void {
  try {
    const kept = Object.keys(defaults).map(name => [name, preferences[name as keyof Preferences]]);
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Storage that is full or forbidden costs the memory of a preference, nothing else.
  }
}
