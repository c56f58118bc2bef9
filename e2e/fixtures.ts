import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { Api } from './api.ts';
import { MagpiePage } from './pages/magpie-page.ts';
import { type Service, startService } from './service.ts';

interface Options {
  /** Whether the first start is behind the person at the window. */
  readonly welcomed: boolean;
  /** Whether what is saved is enriched. Off, names, tags and languages stay as a test gave them. */
  readonly enrich: boolean;
  /** What the console may complain of in a test that provokes it. */
  readonly mayComplain: RegExp | undefined;
}

interface Fixtures {
  /** A headless Magpie on an empty data folder of its own. */
  readonly service: Service;
  readonly api: Api;
  /** A window on it; what its console complains of fails the test. */
  readonly magpie: MagpiePage;
  /** Opens one more window. */
  readonly openWindow: () => Promise<MagpiePage>;
}

export const test = base.extend<Options & Fixtures>({
  welcomed: [true, { option: true }],
  enrich: [false, { option: true }],
  mayComplain: [undefined, { option: true }],
  context: async ({ context, welcomed }, use) => {
    if (welcomed) await context.addInitScript(skipWelcome);
    await use(context);
  },
  service: async ({ enrich }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'magpie-e2e-'));
    const service = await startService(folder, enrich);
    await use(service);
    const code = await service.stop();
    await rm(folder, { recursive: true, force: true });
    expect(code, 'the service ends cleanly').toBe(0);
  },
  api: async ({ service }, use) => {
    await use(new Api(service.address));
  },
  openWindow: async ({ context, service, mayComplain }, use) => {
    const complaints: string[] = [];
    await use(async () => {
      const page = await context.newPage();
      listenForComplaints(page, complaints);
      await page.goto(service.address);
      const magpie = new MagpiePage(page);
      await magpie.ready();
      return magpie;
    });
    expect(
      complaints.filter(text => !mayComplain?.test(text)),
      'the console stays quiet',
    ).toEqual([]);
  },
  magpie: async ({ openWindow }, use) => {
    await use(await openWindow());
  },
});

/** What a browser logs by itself when a keystroke was overtaken by the next. */
const overtaken = /status of 499/;
/** And when a text was saved on a version that another change had just replaced: the window asks again, and says so where both changed it. */
const conflict = { text: /status of 409/, path: '/magpie/library/edit' };

/** And when a test looks into a frame that may not run scripts. */
const probed = /^Blocked script execution in 'about:srcdoc'/;

/** Runs in the page; what it remembers of an earlier visit stays. */
function skipWelcome(): void {
  const key = 'magpie.preferences';
  if (location.protocol === 'http:') localStorage.setItem(key, localStorage.getItem(key) ?? '{"welcomed":true}');
}

function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('console', message => {
    const text = message.text();
    if (overtaken.test(text) || probed.test(text)) return;
    if (conflict.text.test(text) && message.location().url.endsWith(conflict.path)) return;
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${text} ${message.location().url}`);
  });
  page.on('pageerror', error => complaints.push(`uncaught: ${error.message}`));
}

export { expect };
