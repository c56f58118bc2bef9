import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, whyNoDisplay } from '../scripts/lib/electron.mjs';
import { openAssetsService } from '../src-main/assets/open.ts';
import { quickSave } from '../src-main/shell/quick-save.ts';
import { CaptureSettings } from '../src-shared/model/settings.ts';
import { application } from './application.ts';
import { percentile, reportFigure as report } from './figures.ts';
import { buildApp, cache } from './service.ts';

/** Key presses that are measured, and those before them that warm the programs up. */
const presses = 200;
const warmUp = 10;
/** Fewer in the desktop, where each waits for the toast to be gone again. */
const desktopPresses = 60;

/** `npm run bench -- capture [count]`: from the key to a durable snippet in a library of so many, and to a toast that is seen. */
export async function benchCapture(count: number): Promise<void> {
  const texts = ownTexts(count + presses + warmUp);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'capture-'));
  try {
    await benchSave(join(folder, 'library'), texts, count);
    await benchToast(join(folder, 'desktop'), texts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Texts as long as those people copy: each 30 lines of Magpie's sources, told apart by its first line. */
function ownTexts(count: number): string[] {
  const lines = globSync('src-*/**/*.ts').flatMap(file => readFileSync(file, 'utf8').split('\n'));
  return Array.from({ length: count }, (_, i) => {
    const from = (i * 7) % (lines.length - 30);
    return `// ${i}\n${lines.slice(from, from + 30).join('\n')}\n`;
  });
}

/** All between the key and the row but Electron's own reading of the clipboard. */
async function benchSave(folder: string, texts: readonly string[], count: number): Promise<void> {
  const fail = (error: unknown) => {
    throw error;
  };
  const info = () => ({ version: '0', host: 'headless' as const, platform: process.platform });
  const { handlers, putOrigin, close } = await openAssetsService({ folder, info, report: fail });
  let next = 0;
  const save = () =>
    quickSave(
      {
        settings: () => CaptureSettings.parse({}),
        read: async () => ({ concealed: false, text: texts[next++] ?? '' }),
        save: handlers['library.save'],
        lookUpOrigin: async () => undefined,
        putOrigin,
        application,
        report: fail,
      },
      { anyway: false },
    );
  while (next < count) await Promise.all(Array.from({ length: 64 }, save));
  const times: number[] = [];
  for (let i = 0; i < warmUp + presses; i++) {
    const start = performance.now();
    await save();
    if (i >= warmUp) times.push(performance.now() - start);
  }
  await close();
  for (const share of [0.5, 0.95])
    report(`key to durable snippet, ${count} snippets, ms p${share * 100}`, [percentile(times, share)]);
}

/** In the built app, clipboard and windows included. The figures are Electron's only where Electron itself runs. */
async function benchToast(folder: string, texts: readonly string[]): Promise<void> {
  const reason = findElectron() ? whyNoDisplay() : "Electron's program is not here";
  if (reason !== undefined) return console.log(`toast: not measured. ${reason}`);
  buildApp();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...(process.env as Record<string, string>), MAGPIE_HOME: folder };
  const app = await _electron.launch({ args: ['.', `--user-data-dir=${join(folder, 'profile')}`, ...asRoot], env });
  try {
    const page = await windowOf(app, 'index.html');
    await page.waitForSelector('#root > *');
    await windowOf(app, 'toast.html');
    const saved: number[] = [];
    const shown: number[] = [];
    for (let i = 0; i < desktopPresses; i++) {
      await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), `${i} ${texts[i]}`);
      const seen = app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<number>(resolve => {
            const see = (toast: Electron.BrowserWindow) => toast.once('show', () => resolve(Date.now()));
            const isToast = (window: Electron.BrowserWindow) => window.webContents.getURL().endsWith('/toast.html');
            const toast = BrowserWindow.getAllWindows().find(isToast);
            if (toast) see(toast);
          }),
      );
      const [start, end] = await page.evaluate<[number, number]>(
        "(async () => { const start = Date.now(); await bridge.call('shell.saveClipboard', {}); return [start, Date.now()]; })()",
      );
      const visible = await seen;
      await page.evaluate("bridge.call('shell.dismissToast', {})");
      if (i < warmUp) continue;
      saved.push(end - start);
      shown.push(visible - start);
    }
    for (const share of [0.5, 0.95]) {
      report(`built app: asked to saved and told, ms p${share * 100}`, [percentile(saved, share)]);
      report(`built app: asked to visible toast, ms p${share * 100}`, [percentile(shown, share)]);
    }
  } finally {
    await app.close();
  }
}

/** A window has its address some time after it has opened. */
async function windowOf(app: ElectronApplication, name: string): Promise<Page> {
  for (;;) {
    const page = app.windows().find(window => window.url().endsWith(`/${name}`));
    if (page) return page;
    await setTimeout(100);
  }
}
