import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What shows the icons of programs on a Linux desktop, as it calls itself on the bus. GNOME has none without an extension. */
const watcher = 'org.kde.StatusNotifierWatcher';
const question = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
const patienceMs = 2_000;

/**
 * Whether a tray icon can be seen. Electron makes one in any case and tells nothing, so the bus is asked. Where it cannot be,
 * there is none that would say no.
 */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const method = ['--method', 'org.freedesktop.DBus.NameHasOwner', watcher];
    const { stdout } = await promisify(execFile)('gdbus', [...question, ...method], { timeout: patienceMs });
    return !stdout.includes('false');
  } catch {
    return true;
  }
}
