import { app, globalShortcut } from 'electron';

export const quickSaveKey = 'CommandOrControl+Shift+S';

/** Before the app is ready. Wayland has no other way to a global key than the desktop's portal. */
export function askForWaylandKeys(): void {
  if (process.platform !== 'linux') return;
  const feature = 'GlobalShortcutsPortal';
  const given = app.commandLine.getSwitchValue('enable-features');
  app.commandLine.appendSwitch('enable-features', given === '' ? feature : `${given},${feature}`);
}

/** Registers the key that saves, and looks whether it was given: another program may hold it. */
export function registerQuickSave(save: () => void): boolean {
  return globalShortcut.register(quickSaveKey, save) && globalShortcut.isRegistered(quickSaveKey);
}
