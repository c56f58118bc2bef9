import { z } from 'zod';

/** What a global key can do. */
export const hotkeyNames = ['quickSave', 'palette', 'showWindow'] as const;
export type HotkeyName = (typeof hotkeyNames)[number];

export type Platform = 'darwin' | 'win32' | 'linux';

/** In the order they are spelled in. `CommandOrControl` is Cmd on a Mac and Ctrl elsewhere; `Control` is a Mac's other one. */
export const modifiers = ['CommandOrControl', 'Control', 'Alt', 'Shift', 'Super'] as const;
export type Modifier = (typeof modifiers)[number];

/** Keys that write something; with Shift alone, or Option on a Mac, they write something else. */
const writingKeys = new Set([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789;=,-./`[\\]'", 'Space', 'Plus']);
const functionKeys = new Set(Array.from({ length: 24 }, (_, index) => `F${index + 1}`));
const otherKeys = new Set([
  ...['Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Tab', 'Enter', 'Backspace', 'Delete', 'Insert'],
]);

/** Whether an accelerator may end in this, as Electron spells keys. */
export function isKey(key: string): boolean {
  return writingKeys.has(key) || functionKeys.has(key) || otherKeys.has(key);
}

interface Parts {
  readonly held: readonly Modifier[];
  readonly key: string;
}

/** The parts of an accelerator; undefined for what is none, or is not spelled in the one order. */
function partsOf(accelerator: string): Parts | undefined {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  const held = modifiers.filter(modifier => parts.includes(modifier));
  return isKey(key) && held.join() === parts.join() ? { held, key } : undefined;
}

/** A key with its modifiers as Electron spells it, in one spelling only: `CommandOrControl+Shift+S`. */
export const Accelerator = z
  .string()
  .max(60)
  .refine(text => partsOf(text) !== undefined, 'is not a key such as CommandOrControl+Shift+S');

const editingKeys = [...'ACFNOPQSTVWXYZ'].map(letter => `CommandOrControl+${letter}`);

/** What every program of a desktop uses, or the desktop itself: a global key would take it from all of them. */
const systemKeys: Readonly<Record<Platform, ReadonlySet<string>>> = {
  darwin: new Set([
    ...editingKeys,
    ...['H', 'M', 'Space', 'Tab', '`', ','].map(key => `CommandOrControl+${key}`),
    ...['3', '4', '5', 'Q', 'Z', 'Tab', '/'].map(key => `CommandOrControl+Shift+${key}`),
    ...['CommandOrControl+Control+Q', 'CommandOrControl+Control+F', 'CommandOrControl+Control+Space'],
    ...['CommandOrControl+Alt+D', 'CommandOrControl+Alt+Space', 'CommandOrControl+Alt+H'],
    ...['Up', 'Down', 'Left', 'Right', 'Space'].map(key => `Control+${key}`),
  ]),
  win32: new Set([
    ...editingKeys,
    ...['CommandOrControl+Shift+Z', 'CommandOrControl+Tab', 'CommandOrControl+Shift+Tab', 'CommandOrControl+Alt+Delete'],
    ...['Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Alt+Space', 'F12'],
  ]),
  linux: new Set([
    ...editingKeys,
    ...['CommandOrControl+Shift+Z', 'CommandOrControl+Tab', 'CommandOrControl+Shift+Tab', 'CommandOrControl+Alt+Delete'],
    ...['Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Alt+Space'],
    ...[...functionKeys].map(key => `CommandOrControl+Alt+${key}`), // consoles
  ]),
};

/** Why a global key is refused: it writes, the system needs it, another of ours has it, or the system did not give it. */
export const hotkeyProblems = ['typing', 'system', 'own', 'taken'] as const;

/** What speaks against a global key before anybody is asked for it; undefined for a good one. */
export function problemOf(accelerator: string, platform: Platform): 'typing' | 'system' | undefined {
  const parts = partsOf(accelerator);
  if (!parts) return 'typing';
  const { held, key } = parts;
  const commanding = held.some(modifier => modifier !== 'Shift' && !(modifier === 'Alt' && platform === 'darwin'));
  if (writingKeys.has(key) && !commanding) return 'typing';
  if (held.length === 0 && !functionKeys.has(key)) return 'typing';
  if (otherKeys.has(key) && held.every(modifier => modifier === 'Shift')) return 'typing'; // Shift+Left selects
  // Windows keeps all combinations with its own key to itself.
  if (platform === 'win32' && held.includes('Super')) return 'system';
  return systemKeys[platform].has(accelerator) ? 'system' : undefined;
}

const macSigns: Readonly<Record<Modifier, string>> = {
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  CommandOrControl: '⌘',
  Super: '⌘',
};
const macOrder = Object.keys(macSigns) as Modifier[];

/** What stands on the keys of an accelerator: `Ctrl`, `Shift`, `S`; on a Mac `⇧`, `⌘`, `S`, in Apple's order. */
export function capsOf(accelerator: string, platform: Platform): readonly string[] {
  const parts = accelerator.split('+').map(part => (part === 'Plus' ? '+' : part));
  if (platform === 'darwin') {
    const rank = (part: string) => (part in macSigns ? macOrder.indexOf(part as Modifier) : macOrder.length);
    return parts.sort((a, b) => rank(a) - rank(b)).map(part => macSigns[part as Modifier] ?? part);
  }
  const names: Readonly<Record<string, string>> = {
    CommandOrControl: 'Ctrl',
    Control: 'Ctrl',
    Super: platform === 'win32' ? 'Win' : 'Super',
  };
  return parts.map(part => names[part] ?? part);
}

/** An accelerator as people of this platform write it: `Ctrl+Shift+S`, `⇧⌘S`. */
export function labelOf(accelerator: string, platform: Platform): string {
  return capsOf(accelerator, platform).join(platform === 'darwin' ? '' : '+');
}
