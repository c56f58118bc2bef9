import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, expect } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { MagpiePage } from '../pages/magpie-page.ts';
import { startService } from '../service.ts';
import { filledLibrary } from './library.ts';
import { type Show, views } from './views.ts';

const usage = `npm run screenshots -- DIR [--only NAME,NAME] [--theme dark|light] [--size wide|small|zoomed] [--language en|de|ja] [--scale 1.25]
Takes a picture of every view of what is built, in both themes and three sizes. Needs a Chromium.`;

/** In CSS pixels; 640 by 410 is what 200 % leave of 1280 by 820. */
const sizes = {
  wide: { width: 1280, height: 820 },
  small: { width: 900, height: 640 },
  zoomed: { width: 640, height: 410 },
} as const;
const themes = ['dark', 'light'] as const;

/** A view that needs more is not what it was. */
const viewMs = 10_000;
/** What moves or comes late has come to rest. */
const settleMs = 400;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string' },
      theme: { type: 'string' },
      size: { type: 'string' },
      language: { type: 'string', default: 'en' },
      scale: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error(usage);
    return 2;
  }
  await mkdir(resolve(folder), { recursive: true });
  const only = values.only?.split(',');
  const data = await mkdtemp(join(tmpdir(), 'magpie-screenshots-'));
  const filled = await filledLibrary(join(data, 'filled'));
  const empty = await startService(join(data, 'empty'), true);
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  const failed: string[] = [];
  try {
    for (const theme of themes.filter(name => (values.theme ?? name) === name)) {
      for (const [size, viewport] of Object.entries(sizes).filter(([name]) => (values.size ?? name) === name)) {
        for (const [name, show] of Object.entries(views).filter(([view]) => only?.includes(view) ?? true)) {
          const file = join(resolve(folder), `${name}-${theme}-${size}.png`);
          const look = { theme, viewport, language: values.language, scale: Number(values.scale) };
          await takePicture(browser, name.startsWith('empty') ? empty.address : filled.address, show, look, file).catch(error => {
            failed.push(`${name}-${theme}-${size}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
          });
        }
      }
    }
  } finally {
    await browser.close();
    await Promise.all([empty.stop(), filled.stop()]);
    await rm(data, { recursive: true, force: true });
  }
  for (const line of failed) console.error(line);
  return failed.length === 0 ? 0 : 1;
}

interface Look {
  readonly theme: 'dark' | 'light';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly language: string;
  /** Pixels of the screen for one of the window. */
  readonly scale: number;
}

async function takePicture(browser: Browser, address: string, show: Show, look: Look, file: string): Promise<void> {
  const { theme, viewport, language, scale } = look;
  const context = await browser.newContext({ viewport, colorScheme: theme, deviceScaleFactor: scale, reducedMotion: 'reduce' });
  try {
    context.setDefaultTimeout(viewMs);
    const magpie = new MagpiePage(await context.newPage());
    await magpie.page.goto(address);
    await magpie.ready();
    await show(magpie);
    if (language !== 'en') await speak(magpie, language);
    await magpie.page.waitForLoadState('networkidle'); // the editor's colours come with the grammar of a language
    await magpie.page.waitForTimeout(settleMs);
    await magpie.page.screenshot({ path: file });
  } finally {
    await context.close();
  }
}

/** Changes the language as another window would: what was opened stays open. */
async function speak({ page }: MagpiePage, language: string): Promise<void> {
  await page.evaluate(chosen => {
    const key = 'magpie.preferences';
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), language: chosen }));
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

process.exitCode = await main();
