import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Sort } from '../../src-shared/model/library.ts';
import type { LanguageChoice } from '../../src-shared/spoken-language.ts';
import type { ThemeChoice } from '../lib/theme.ts';

/** What is remembered between sessions, in this browser or desktop profile only. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly language: LanguageChoice;
  readonly sort: Sort;
  readonly sideBar: boolean;
  readonly info: boolean;
  /** Collections whose insides are hidden. */
  readonly collapsed: readonly string[];
  /** Widths of the panes by panel id, in percent. */
  readonly panels: Readonly<Record<string, number>>;
  readonly editor: EditorPreferences;
  /** The sample snippets that were asked for and are still there. */
  readonly samples: readonly AssetId[];
  /** Whether the steps of the first start were gone through, or left out. */
  readonly welcomed: boolean;
  /** The commands that were last chosen in the palette, the latest first. */
  readonly recentCommands: readonly string[];
}

/** How the editor looks and behaves. */
export interface EditorPreferences {
  /** In pixels. */
  readonly fontSize: number;
  readonly ligatures: boolean;
  readonly wordWrap: boolean;
  readonly lineNumbers: boolean;
  readonly minimap: boolean;
  readonly whitespace: boolean;
  /** Columns of an indentation, where the text does not show its own. */
  readonly tabSize: '2' | '4' | '8';
  readonly vim: boolean;
}

const editorDefaults: EditorPreferences = {
  fontSize: 13,
  ligatures: false,
  wordWrap: false,
  lineNumbers: true,
  minimap: false,
  whitespace: false,
  tabSize: '2',
  vim: false,
};

const key = 'magpie.preferences';
const defaults: Preferences = {
  theme: 'system',
  language: 'system',
  sort: 'newest',
  sideBar: true,
  info: true,
  collapsed: [],
  panels: {},
  editor: editorDefaults,
  welcomed: false,
  recentCommands: [],
  samples: [],
};

/** Storage may be forbidden or hold what another version wrote: anything odd falls back to the default. */
export function loadPreferences(): Preferences {
  try {
    const stored: Partial<Preferences> | null = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaults, ...stored, editor: { ...editorDefaults, ...stored?.editor } };
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

/** Tells when another window of this profile has changed them; gives its own undo. */
export function onPreferencesChanged(listener: (preferences: Preferences) => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) listener(loadPreferences());
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
