import type { Handlers } from '../../src-shared/contract/index.ts';
import type { settings } from '../../src-shared/contract/settings.ts';
import { Settings } from '../../src-shared/model/settings.ts';
import type { Storage } from '../storage/port.ts';

export interface SettingsService {
  readonly handlers: Handlers<keyof typeof settings>;
  /** As they are now. */
  current(): Settings;
  /** Called after each change is stored; the change settles once all listeners have followed. */
  subscribe(listener: (settings: Settings) => void | Promise<void>): () => void;
}

/** The settings of a library. A stored group that this version cannot read has its defaults, and stays stored until it is changed. */
export async function openSettings(storage: Pick<Storage, 'settings' | 'putSettings'>): Promise<SettingsService> {
  const listeners = new Set<(settings: Settings) => void | Promise<void>>();
  let current = readStored(await storage.settings());

  return {
    handlers: {
      'settings.get': async () => current,
      'settings.update': async ({ settings: changed }) => {
        await storage.putSettings(changed);
        current = Settings.parse({ ...current, ...changed });
        await Promise.all([...listeners].map(listener => listener(current)));
        return current;
      },
    },
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function readStored(stored: Readonly<Record<string, unknown>>): Settings {
  const readable = Object.entries(stored).filter(([group, value]) => Settings.safeParse({ [group]: value }).success);
  return Settings.parse(Object.fromEntries(readable));
}
