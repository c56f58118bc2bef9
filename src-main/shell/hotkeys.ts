import type { GlobalShortcut } from 'electron';
import type { Hotkey, HotkeyChange } from '../../src-shared/contract/shell.ts';
import { type HotkeyName, hotkeyNames, type Platform, problemOf } from '../../src-shared/model/hotkeys.ts';
import type { HotkeySettings } from '../../src-shared/model/settings.ts';
import type { SettingsService } from '../settings/settings.ts';

export interface HotkeysOptions {
  readonly registry: Pick<GlobalShortcut, 'register' | 'isRegistered' | 'unregister' | 'setSuspended'>;
  readonly settings: Pick<SettingsService, 'current' | 'subscribe'>;
  readonly store: (hotkeys: HotkeySettings) => Promise<unknown>;
  /** What each key does. */
  readonly actions: Readonly<Record<HotkeyName, () => void>>;
  readonly platform: Platform;
  /** Whether keys go through Wayland's portal, which takes every wish and never tells whether it was granted. */
  readonly viaPortal: boolean;
}

export interface Hotkeys {
  /** Each key as it is now. */
  all(): readonly Hotkey[];
  /** Takes another key, tried before it is stored; where it is refused, the one before stays. */
  change(name: HotkeyName, accelerator: string | null): Promise<HotkeyChange>;
  /** Called after a key has changed; gives its own undo. */
  subscribe(listener: () => void): () => void;
  /** Leaves all keys to the windows, so that one can be pressed to be chosen; gives its own undo. */
  pause(): () => void;
  close(): void;
}

/** The global keys as the settings want them. */
export function createHotkeys({ registry, settings, store, actions, platform, viaPortal }: HotkeysOptions): Hotkeys {
  const held = new Map<HotkeyName, string>();
  const listeners = new Set<() => void>();
  let pauses = 0;

  const wanted = (): HotkeySettings => settings.current().hotkeys;

  /** Registers, and looks whether it was given: another program may hold it. */
  function take(name: HotkeyName, accelerator: string): boolean {
    registry.setSuspended(false); // what is registered meanwhile is refused
    const taken = registry.register(accelerator, actions[name]) && registry.isRegistered(accelerator);
    if (pauses > 0) registry.setSuspended(true);
    return taken;
  }

  function leave(name: HotkeyName): void {
    const accelerator = held.get(name);
    if (accelerator !== undefined) registry.unregister(accelerator);
    held.delete(name);
  }

  /** All are left before any is taken: two may have changed places. */
  function follow(): void {
    const keys = wanted();
    const changed = hotkeyNames.filter(name => held.get(name) !== (keys[name] ?? undefined));
    for (const name of changed) leave(name);
    for (const name of changed) {
      const accelerator = keys[name];
      if (accelerator !== null && take(name, accelerator)) held.set(name, accelerator);
    }
    for (const listener of listeners) listener();
  }

  function refusalOf(name: HotkeyName, accelerator: string): HotkeyChange | undefined {
    const others = hotkeyNames.filter(other => other !== name);
    if (others.some(other => wanted()[other] === accelerator)) return { outcome: 'refused', why: 'own' };
    const why = problemOf(accelerator, platform);
    return why && { outcome: 'refused', why };
  }

  function state(name: HotkeyName, accelerator: string | null): Hotkey['state'] {
    if (accelerator === null) return 'off';
    if (held.get(name) !== accelerator) return 'taken';
    return viaPortal ? 'asked' : 'on';
  }

  follow();
  const stop = settings.subscribe(follow);

  return {
    all: () => hotkeyNames.map(name => ({ name, accelerator: wanted()[name], state: state(name, wanted()[name]) })),
    change: async (name, accelerator) => {
      if (accelerator !== null && accelerator !== held.get(name)) {
        const refusal = refusalOf(name, accelerator);
        if (refusal) return refusal;
        if (!take(name, accelerator)) return { outcome: 'refused', why: 'taken' };
        leave(name);
        held.set(name, accelerator);
      }
      // Stored, it is followed: one that is switched off is left then. What cannot be stored is not kept either.
      await store({ ...wanted(), [name]: accelerator }).catch(error => {
        follow();
        throw error;
      });
      return { outcome: 'changed' };
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pause: () => {
      if (pauses++ === 0) registry.setSuspended(true);
      return () => {
        if (--pauses === 0) registry.setSuspended(false);
      };
    },
    close: () => {
      stop();
      for (const name of hotkeyNames) leave(name);
    },
  };
}
