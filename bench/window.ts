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
import { rowsShownAt, scrolled, scrollToRow, type Watch, watchPaint, watchTasks } from './window/in-page.ts';

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
/** How far down the list is scrolled while it changes above, in rows. */
const rowsDown = 2_000;
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
  report('longest frame of 300 while scrolling, ms', [await page.evaluate(scrolled, 300)]);
  await keystrokes(page);
  await largeTexts(page, address);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await select(page, warmUp);
  const heapBefore = await heapMb(session);
  const busyBefore = await busyMs(session);
  const shown = await select(page, selections);
  const busy = (await busyMs(session)) - busyBefore;
  report('a snippet chosen to its text painted, ms p50', [percentile(shown, 0.5)]);
  report(`  p95 of ${shown.length}`, [percentile(shown, 0.95)]);
  report("  processor time of the window's thread for one, ms", [round(busy / selections)]);
  report(`memory after ${selections} selections, MB more`, [round((await heapMb(session)) - heapBefore)]);
  await changes(page, session, address);
  report(`memory after ${liveChanges} live changes as well, MB more`, [round((await heapMb(session)) - heapBefore)]);
}

/** Does what the page answers with a picture; gives the milliseconds until that is painted, -1 where nothing is. */
async function painted(page: Page, watch: Watch, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(watchPaint, watch); // by itself: keys and clicks overtake what is sent to the page with them
  await act();
  return page.evaluate(() => globalThis.painted);
}

async function keystrokes(page: Page): Promise<void> {
  const times: number[] = [];
  const search = page.getByRole('combobox', { name: 'Search snippets' });
  for (const query of queries) {
    progress(`typing ${query}`);
    await search.fill('');
    await search.focus();
    for (const letter of query) {
      times.push(await painted(page, { watched: '[role="listbox"]', event: 'input' }, () => page.keyboard.type(letter)));
    }
  }
  await search.fill('');
  const known = times.filter(time => time >= 0); // a blank, and what finds the same, paints nothing
  report('keystroke to painted rows, ms p50', [percentile(known, 0.5)]);
  report(`  p95 of ${known.length}`, [percentile(known, 0.95)]);
}

/** Goes down the list, each step once the one before is painted; the milliseconds of each. */
async function select(page: Page, times: number): Promise<number[]> {
  await page.getByRole('listbox', { name: 'Snippets' }).focus();
  const shown: number[] = [];
  for (let i = 0; i < times; i++) {
    if (i % 100 === 0) progress(`${i} of ${times} snippets chosen`);
    const time = await painted(page, textShown('keydown'), () => page.keyboard.press('ArrowDown'));
    if (time < 0) throw new Error(`Step ${i} down the list showed no other text`);
    shown.push(time);
  }
  return shown;
}

/** The editor draws its lines anew for another text, and only then: colours and what is typed change those there are. */
function textShown(event: string): Watch {
  return { event, watched: '.view-lines', added: true };
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
    await page.evaluate(watchTasks);
    const time = await painted(page, textShown('mousedown'), () => row.click());
    report(`${name}: chosen to its text painted, ms`, [time]);
    await setTimeout(3_000); // colours come later
    report('  longest task, ms', [await page.evaluate(() => globalThis.longestTask)]);
  }
}

/** Changes that another program makes to the newest rows while the list stands far below them. */
async function changes(page: Page, session: CDPSession, address: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Snippets' });
  const { rows } = (await post(address, '/magpie/library/page', { filter: {}, limit: 5 })) as { rows: { id: string }[] };
  await list.press('Home');
  await page.evaluate(scrollToRow, rowsDown);
  const busyBefore = await busyMs(session);
  let longest = 0;
  let over = false;
  const scrolling = (async () => {
    while (!over) longest = Math.max(longest, await page.evaluate(scrolled, 60));
  })();
  for (let i = 0; i < liveChanges; i++) {
    if (i % 100 === 0) progress(`${i} of ${liveChanges} live changes`);
    await post(address, '/magpie/library/edit', { id: rows[i % rows.length]?.id, name: `changed ${i}` });
  }
  over = true;
  await scrolling;
  report(`longest frame while scrolling, during ${liveChanges} live changes, ms`, [longest]);
  report("  processor time of the window's thread for a change, ms", [
    round(((await busyMs(session)) - busyBefore) / liveChanges),
  ]);
  await list.evaluate(box => box.scrollTo(0, 0));
  await page
    .getByRole('option')
    .filter({ hasText: `changed ${liveChanges - 1}` })
    .first()
    .waitFor();
}

async function save(address: string, name: string, raw: string): Promise<void> {
  const application = { id: 'bench', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };
  const format = { fragment: { string: { raw }, metadata: { ext: 'ts' } } };
  await post(address, '/assets/create?transferables=false', {
    type: 'SEEDED_ASSET',
    asset: { application, format, metadata: { name } },
  });
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

/** What the window's thread has worked, in milliseconds of the processor: whatever else the machine does is no part of it. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** So that whoever waits sees that it goes on, apart from the figures. */
function progress(done: string): void {
  console.error(`  ${done}`);
}
