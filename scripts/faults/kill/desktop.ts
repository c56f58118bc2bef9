import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Bridge } from '../../../src-shared/bridge.ts';
import { createHttpBridge } from '../../../src-shared/client/http-bridge.ts';
import type { Reply } from '../../../src-shared/errors.ts';
import { findElectron } from '../../lib/electron.mjs';
import { inProject } from '../../lib/project.mjs';
import { killed } from '../service-process.ts';
import type { Host } from './run.ts';

/** The global object of a page that the preload has been in. */
type PageGlobal = { readonly bridge: Bridge };

/** Who writes to the desktop app: its window and its palette over IPC, which take no bytes from a test, and a program over REST. */
export const desktopWriters = [{ bytes: true }, { bytes: false }, { bytes: false }, { bytes: false }, { bytes: false }];

/** A start on a loaded machine, in milliseconds. */
const startMs = 60_000;

/**
 * The built desktop app on a folder; it is its main process that is killed.
 *
 * @param profile where the app keeps what is not the library's
 */
export function desktopHost(folder: string, profile: string): Host {
  const args = [inProject(), `--user-data-dir=${profile}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const env = { ...(process.env as Record<string, string>), MAGPIE_HOME: folder };
  return {
    async start() {
      const app = await _electron.launch({ args, env, cwd: inProject(), timeout: startMs });
      const [window, palette] = await Promise.all(['index', 'palette'].map(name => pageOf(app, name)));
      const rest = restBridge(await addressOf(folder, app.process().pid));
      const ended = app.waitForEvent('close', { timeout: 0 });
      return {
        bridges: [rest, ...[window, palette, window, palette].map(page => ipcBridge(page as Page))],
        async kill() {
          await killed(app.process());
          await ended;
        },
        close: () => void app.evaluate(({ app: magpie }) => magpie.quit()).catch(() => {}), // it may be killed in the midst of it
      };
    },
    async killWhileStarting(ms) {
      const child = spawn(findElectron() ?? '', args, { env, cwd: inProject(), stdio: 'ignore' });
      await wait(ms);
      await killed(child);
    },
  };
}

async function pageOf(app: ElectronApplication, name: string): Promise<Page> {
  const isIt = (page: Page) => page.url() === `app://magpie/${name}.html`;
  for (const start = Date.now(); Date.now() - start < startMs; await wait(20)) {
    const page = app.windows().find(isIt);
    if (!page) continue;
    await page.waitForFunction(() => 'bridge' in globalThis);
    return page;
  }
  throw new Error(`The window ${name}.html does not open`);
}

/** Where the app's own server listens, once this process has written so. */
async function addressOf(folder: string, pid: number | undefined): Promise<string> {
  for (const start = Date.now(); Date.now() - start < startMs; await wait(20)) {
    try {
      const told = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { address: string; pid: number };
      if (told.pid === pid) return told.address;
    } catch {
      // Not there yet.
    }
  }
  throw new Error('The local server does not open');
}

function restBridge(baseUrl: string): Bridge {
  return createHttpBridge({ baseUrl, fetch, WebSocket, platform: 'linux' });
}

/** What a page's own bridge answers; with its process gone nobody does. */
function ipcBridge(page: Page): Bridge {
  return {
    host: 'electron',
    platform: 'linux',
    async call(method, input) {
      try {
        return await page.evaluate<Reply<never>, readonly [string, unknown]>(
          ([name, value]) => (globalThis as unknown as PageGlobal).bridge.call(name as never, value as never),
          [method, input],
        );
      } catch {
        return { ok: false, error: { code: 'unavailable', message: 'The window is gone' } };
      }
    },
    subscribe() {
      throw new Error('The changes are listened to over REST');
    },
  };
}
