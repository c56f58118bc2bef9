import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { firstLoad } from '../scripts/lib/first-load.mjs';
import { corpusFile } from './corpus/build.ts';
import { readSnippets } from './corpus/snippet.ts';
import { percentile, reportFigure as report, round } from './figures.ts';
import { idle } from './idle.ts';
import { magpie } from './search/engines/magpie.ts';
import { buildApp, cache, startServer } from './service.ts';
import { longTasks, paintedAfter, rowsShownAt, scrolled } from './window/in-page.ts';

/*
 * The window over a large library, in Chromium on the built service: its first rows, scrolling, searching, going from
 * snippet to snippet, large texts, and what stays in its memory.
 */

const program = 'out/main/headless.js';
const starts = 5;
const selections = 1000;
const liveChanges = 1000;
/** What a window does by itself after its start, such as loading the command palette, is over by then. */
const settledMs = 1_000;
/** Before the memory is looked at first: what is loaded once is there then. */
const warmUp = 100;
const queries = ['parse config', 'connection pool', 'async function', 'buffer', 'event listener', 'matrix', 'http request'];

export async function benchWindow(count: number): Promise<void> {
  buildApp();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'window-'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const library = join(folder, 'library');
    const close = await magpie.build?.(library, readSnippets(await corpusFile(cache, console.error), count));
    await idle();
    await close?.();
    const server = await startServer(library, program);
    report('first chunk, gzipped, KB', [firstLoad('index').gzippedKb]);
    await measure(browser, `http://127.0.0.1:${server.port}`, count);
    await server.stop();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, address: string, count: number): Promise<void> {
  const firstRows: number[] = [];
  for (let i = 0; i < starts; i++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
    await page.addInitScript(rowsShownAt);
    await page.goto(address);
    firstRows.push(await page.evaluate(() => globalThis.rowsShown));
    await page.close();
  }
  report(`first rows after a page is asked for, ${count} snippets, ms`, firstRows);

  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  await page.goto(address);
  await page.locator('.view-line').first().waitFor(); // the editor is loaded once, in tasks that no frame can pass
  await setTimeout(settledMs);
  report('longest frame of 300 while scrolling, ms', await page.evaluate(scrolled, 300));
  await keystrokes(page);
  await largeTexts(page, address);
  const session = await page.context().newCDPSession(page);
  await select(page, warmUp);
  const before = await heapMb(session);
  const shown = await select(page, selections);
  report('a snippet chosen to its text painted, ms p50', [percentile(shown, 0.5)]);
  report('  p95', [percentile(shown, 0.95)]);
  report(`memory after ${selections} selections, MB more`, [round((await heapMb(session)) - before)]);
  await change(page, address, liveChanges);
  report(`  and after ${liveChanges} live changes`, [round((await heapMb(session)) - before)]);
}

async function keystrokes(page: Page): Promise<void> {
  const times: number[] = [];
  const search = page.getByRole('combobox', { name: 'Search snippets' });
  for (const query of queries) {
    await search.fill('');
    await search.focus();
    for (const letter of query) {
      const painted = page.evaluate(paintedAfter, { watched: '[role="listbox"]', event: 'input' });
      await page.keyboard.type(letter);
      times.push(await painted);
    }
  }
  await search.fill('');
  const known = times.filter(time => time > 0); // a blank, and what finds the same, paints nothing
  report('keystroke to painted rows, ms p50', [percentile(known, 0.5)]);
  report(`  p95 of ${known.length}`, [percentile(known, 0.95)]);
}

async function select(page: Page, times: number): Promise<number[]> {
  const list = page.getByRole('listbox', { name: 'Snippets' });
  await list.focus();
  const shown: number[] = [];
  for (let i = 0; i < times; i++) {
    const painted = page.evaluate(paintedAfter, { watched: '.view-lines', event: 'keydown' });
    await page.keyboard.press('ArrowDown');
    shown.push(await painted);
  }
  return shown.filter(time => time > 0);
}

/** Opens a text of a megabyte, and one of a single line of 500,000 characters: how long the window does nothing else. */
async function largeTexts(page: Page, address: string): Promise<void> {
  const texts = {
    'a text of 1 MB': 'const value = compute(1, 2, 3);\n'.repeat(33_000),
    'a line of 500,000 characters': `const x = "${'ab '.repeat(166_000)}";`,
  };
  for (const [name, text] of Object.entries(texts)) {
    await save(address, name, text);
    const row = page.getByRole('option').filter({ hasText: name });
    await row.waitFor();
    const painted = page.evaluate(paintedAfter, { watched: '.view-lines', event: 'mousedown' });
    const longest = page.evaluate(longTasks, 3_000);
    await row.click();
    report(`${name}: chosen to its text painted, ms`, [await painted]);
    report('  longest task, ms', [await longest]);
  }
}

async function save(address: string, name: string, raw: string): Promise<void> {
  const application = { id: 'bench', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };
  const format = { fragment: { string: { raw }, metadata: { ext: 'ts' } } };
  await post(address, '/assets/create?transferables=false', {
    type: 'SEEDED_ASSET',
    asset: { application, format, metadata: { name } },
  });
}

/** Changes that another program makes to the rows that are on view. */
async function change(page: Page, address: string, times: number): Promise<void> {
  const { rows } = (await post(address, '/magpie/library/page', { filter: {}, limit: 5 })) as { rows: { id: string }[] };
  await page.getByRole('listbox', { name: 'Snippets' }).press('Home');
  for (let i = 0; i < times; i++) {
    const row = rows[i % rows.length];
    await post(address, '/magpie/library/edit', { id: row?.id, name: `changed ${i}` });
  }
  await page
    .getByRole('option')
    .filter({ hasText: `changed ${times - 1}` })
    .first()
    .waitFor();
}

async function post(address: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function heapMb(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
