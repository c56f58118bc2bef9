import { beforeEach, expect, test } from 'vitest';
import type { HotkeyName } from '../../src-shared/model/hotkeys.ts';
import type { HotkeySettings } from '../../src-shared/model/settings.ts';
import { openSettings } from '../settings/settings.ts';
import { createHotkeys, type HotkeysOptions } from './hotkeys.ts';

/** The system's side: which keys are ours, and which another program holds. */
class Registry {
  readonly ours = new Map<string, () => void>();
  readonly foreign = new Set<string>();
  suspended = false;
  register = (accelerator: string, callback: () => void): boolean => {
    if (this.suspended || this.foreign.has(accelerator) || this.ours.has(accelerator)) return false;
    this.ours.set(accelerator, callback);
    return true;
  };
  isRegistered = (accelerator: string): boolean => this.ours.has(accelerator);
  unregister = (accelerator: string): void => void this.ours.delete(accelerator);
  setSuspended = (suspended: boolean): void => {
    this.suspended = suspended;
  };
}

const saveKey = 'CommandOrControl+Shift+S';
const paletteKey = 'CommandOrControl+Shift+Space';
const otherKey = 'CommandOrControl+Alt+K';

let registry: Registry;
let pressed: HotkeyName[];
beforeEach(() => {
  registry = new Registry();
  pressed = [];
});

async function open(options: Partial<HotkeysOptions> & { readonly stored?: Partial<HotkeySettings> } = {}) {
  const { stored, ...rest } = options;
  const settings = await openSettings({ settings: async () => ({}), putSettings: async () => {} });
  const store = (hotkeys: HotkeySettings) => settings.handlers['settings.update']({ settings: { hotkeys } });
  if (stored) await store({ ...settings.current().hotkeys, ...stored });
  const actions = {
    quickSave: () => pressed.push('quickSave'),
    palette: () => pressed.push('palette'),
    showWindow: () => pressed.push('showWindow'),
  };
  const hotkeys = createHotkeys({ registry, settings, store, actions, platform: 'linux', viaPortal: false, ...rest });
  return { settings, store, hotkeys };
}

test('the keys of the settings are registered, and each does its own', async () => {
  const { hotkeys } = await open({ stored: { showWindow: otherKey } });
  for (const key of [otherKey, paletteKey, saveKey]) registry.ours.get(key)?.();
  expect(pressed).toEqual(['showWindow', 'palette', 'quickSave']);
  expect(hotkeys.all().map(({ state }) => state)).toEqual(['on', 'on', 'on']);
});

test('a key that another program holds is told, and the others work', async () => {
  registry.foreign.add(saveKey);
  const { hotkeys } = await open();
  expect(hotkeys.all()).toEqual([
    { name: 'quickSave', accelerator: saveKey, state: 'taken' },
    { name: 'palette', accelerator: paletteKey, state: 'on' },
    { name: 'showWindow', accelerator: null, state: 'off' },
  ]);
  registry.foreign.clear();
  expect(await hotkeys.change('quickSave', saveKey)).toEqual({ outcome: 'changed' });
  expect(hotkeys.all()[0]?.state).toBe('on');
});

test('another key takes the place of the one before, and is kept', async () => {
  const { hotkeys, settings } = await open();
  let told = 0;
  hotkeys.subscribe(() => told++);
  expect(await hotkeys.change('quickSave', otherKey)).toEqual({ outcome: 'changed' });
  expect([...registry.ours.keys()].sort()).toEqual([otherKey, paletteKey].sort());
  expect(settings.current().hotkeys.quickSave).toBe(otherKey);
  expect(told).toBe(1);
});

test.each([
  [otherKey, 'taken'],
  [paletteKey, 'own'],
  ['CommandOrControl+C', 'system'],
  ['Shift+S', 'typing'],
])('%s is refused as %s, and the one before stays', async (accelerator, why) => {
  registry.foreign.add(otherKey);
  const { hotkeys, settings } = await open();
  expect(await hotkeys.change('quickSave', accelerator)).toEqual({ outcome: 'refused', why });
  registry.ours.get(saveKey)?.();
  expect(pressed).toEqual(['quickSave']);
  expect(settings.current().hotkeys.quickSave).toBe(saveKey);
});

test('a key that is switched off is left to others', async () => {
  const { hotkeys } = await open();
  await hotkeys.change('palette', null);
  expect([...registry.ours.keys()]).toEqual([saveKey]);
  expect(hotkeys.all()[1]).toEqual({ name: 'palette', accelerator: null, state: 'off' });
});

test('keys that change places in the settings change places', async () => {
  const { store } = await open();
  await store({ quickSave: paletteKey, palette: saveKey, showWindow: null });
  registry.ours.get(saveKey)?.();
  expect(pressed).toEqual(['palette']);
});

test('what cannot be stored is not kept either', async () => {
  const { hotkeys } = await open({ store: () => Promise.reject(new Error('the disk is full')) });
  await expect(hotkeys.change('quickSave', otherKey)).rejects.toThrow('the disk is full');
  expect([...registry.ours.keys()].sort()).toEqual([saveKey, paletteKey].sort());
});

test('while one is being chosen no key works, and the new one is taken all the same', async () => {
  const { hotkeys } = await open();
  const resume = hotkeys.pause();
  const resumeOther = hotkeys.pause();
  expect(registry.suspended).toBe(true);
  expect(await hotkeys.change('quickSave', otherKey)).toEqual({ outcome: 'changed' });
  resume();
  expect(registry.suspended).toBe(true);
  resumeOther();
  expect(registry.suspended).toBe(false);
});

test('of a key that went through the portal is said that it was asked for', async () => {
  const { hotkeys } = await open({ viaPortal: true });
  expect(hotkeys.all().map(({ state }) => state)).toEqual(['asked', 'asked', 'off']);
});
