import { isKey, type Modifier, modifiers, type Platform } from '../../../src-shared/model/hotkeys.ts';

/** What a key event tells; a `KeyboardEvent` is one. */
export interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** What the keys of the layout write without modifiers, by their code. */
export type KeyLayout = ReadonlyMap<string, string>;

export interface Pressed {
  readonly held: readonly Modifier[];
  /** The key beside the modifiers as Electron spells it; undefined while there is none. */
  readonly key?: string;
  /** A key beside the modifiers that no accelerator can hold. */
  readonly unusable: boolean;
}

const modifierCode = /^(Control|Alt|Shift|Meta|OS|CapsLock|Fn|NumLock)/;

/** Keys that write nothing, where Electron spells them otherwise than the code does. */
const otherwise: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** What is pressed now. Shift and Option change what a key writes, so the layout is asked what it writes without them. */
export function pressedKeys(
  { code, ctrlKey, altKey, shiftKey, metaKey }: PressedKey,
  layout: KeyLayout,
  platform: Platform,
): Pressed {
  const mac = platform === 'darwin';
  const down: Readonly<Record<Modifier, boolean>> = {
    CommandOrControl: mac ? metaKey : ctrlKey,
    Control: mac && ctrlKey,
    Alt: altKey,
    Shift: shiftKey,
    Super: !mac && metaKey,
  };
  const held = modifiers.filter(modifier => down[modifier]);
  if (modifierCode.test(code)) return { held, unusable: false };
  const key = keyOf(code, layout);
  return key === undefined ? { held, unusable: true } : { held, key, unusable: false };
}

function keyOf(code: string, layout: KeyLayout): string | undefined {
  const written = layout.get(code)?.toUpperCase();
  const byPlace = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  // A Cyrillic letter and the top row of a French keyboard go by their place; an umlaut is no key that Electron knows.
  return [written === '+' ? 'Plus' : written, byPlace, otherwise[code], code].find(key => key !== undefined && isKey(key));
}

/** The layout in use; none where the browser does not tell it. */
export async function currentLayout(): Promise<KeyLayout> {
  const { keyboard } = navigator as { readonly keyboard?: { getLayoutMap(): Promise<KeyLayout> } };
  return (await keyboard?.getLayoutMap().catch(() => undefined)) ?? new Map();
}
