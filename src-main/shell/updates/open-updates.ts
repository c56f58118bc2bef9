import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { noUpdates } from './no-updates.ts';
import { createUpdates, type Updates, type UpdatesDeps, withoutUpdates } from './updates.ts';

/** Updates as this copy of Magpie has them: the builder leaves beside the archive what it needs to know. */
export function openUpdates(deps: Omit<UpdatesDeps, 'engine' | 'key' | 'now'>): Updates {
  const resource = (name: string) => join(process.resourcesPath, name);
  const read = (name: string) => (existsSync(resource(name)) ? readFileSync(resource(name), 'utf8') : undefined);
  const pem = read('update-key.pem');
  const why = noUpdates({
    packaged: app.isPackaged,
    platform: process.platform,
    packageType: read('package-type'),
    appImage: process.env.APPIMAGE !== undefined,
    configured: pem !== undefined && existsSync(resource('app-update.yml')),
  });
  if (why !== undefined) return withoutUpdates(why);
  // Its index is CommonJS that makes the updater of this platform when it is first asked for.
  const engine = async () => (await import('electron-updater')).default.autoUpdater;
  return createUpdates({ ...deps, engine, key: () => createPublicKey(pem ?? ''), now: Date.now });
}
