import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Frame } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import { type Aim, readInEveryWay, writeInEveryWay } from './hostile/in-page.ts';
import { type Stranger, startStranger } from './hostile/stranger.ts';
import { startService } from './service.ts';

/*
 * Pages of other origins in a real Chromium, against section 2 of assets-api: none reads, none writes, none learns whether
 * something is there. `evil.example` and `rebind.example` are names of this machine, as an attacker's own DNS would say.
 */

const secret = 'marker-of-a-snippet-that-nobody-else-may-read';
const nobody = '00000000-0000-4000-8000-000000000000';

/** A red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const seed = {
  asset: {
    application: { id: 'evil', name: 'UNKNOWN', version: '1', platform: 'LINUX', onboarded: false, privacy: 'OPEN' },
    format: { fragment: { string: { raw: 'planted' } } },
  },
};

interface Fixtures {
  readonly folder: string;
  readonly stranger: Stranger;
  /** Another browser, which believes the attacker's DNS. */
  readonly victim: Browser;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'magpie-hostile-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  service: async ({ folder }, use) => {
    const recorder = join(import.meta.dirname, 'hostile', 'record-answers.cjs');
    const env = { NODE_OPTIONS: `--require=${recorder}`, ANSWERS_FILE: answersFile(folder) };
    const service = await startService(join(folder, 'library'), false, env);
    await use(service);
    expect(await service.stop(), 'the service ends cleanly').toBe(0);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  stranger: async ({}, use) => {
    const stranger = await startStranger();
    await use(stranger);
    stranger.close();
  },
  victim: async ({ playwright, launchOptions, stranger }, use) => {
    const args = [
      ...(launchOptions.args ?? []),
      '--host-resolver-rules=MAP evil.example 127.0.0.1, MAP rebind.example 127.0.0.1',
      // Other browsers ask nobody before a page reaches this machine, so the guards must hold without that; nor is http made https.
      '--disable-features=LocalNetworkAccessChecks,HttpsUpgrades',
      // As if it had a certificate: service workers are for secure pages only.
      `--unsafely-treat-insecure-origin-as-secure=http://evil.example:${stranger.port}`,
    ];
    const browser = await playwright.chromium.launch({ ...launchOptions, args });
    await use(browser);
    await browser.close();
  },
});

function answersFile(folder: string): string {
  return join(folder, 'answers');
}

/** In how many ways Magpie was asked, which are marked as such in their URL. All must have been refused. */
async function refusedWays(folder: string): Promise<number> {
  const lines = (await readFile(answersFile(folder), 'utf8')).trim().split('\n');
  const answers = lines
    .map(line => JSON.parse(line) as [string, number])
    .map(([url, status]) => ({ by: new URL(url, 'http://magpie').searchParams.get('by'), status }))
    .filter(({ by }) => by !== null);
  expect(answers.filter(({ status }) => status !== 403)).toEqual([]);
  return new Set(answers.map(({ by }) => by)).size;
}

type Place = Pick<Aim, 'magpie' | 'site'>;

async function expectNothingRead(frame: Frame, place: Place, path: string): Promise<object> {
  const learned = await frame.evaluate(readInEveryWay, { ...place, path });
  expect(JSON.stringify(learned)).not.toContain(secret);
  expect(learned.webSocket).toMatch(/^closed 1006/);
  return learned;
}

async function tryToWrite(frame: Frame, place: Place, asset: string): Promise<void> {
  await frame.evaluate(writeInEveryWay, { ...place, path: '/assets/create', body: JSON.stringify(seed) });
  await frame.evaluate(writeInEveryWay, { ...place, path: `/assets/${asset}/delete`, body: '{}' });
}

test('pages of other origins read nothing and write nothing, whatever they try', async ({
  victim,
  stranger,
  service,
  api,
  folder,
}) => {
  test.slow(); // some 700 requests
  const asset = await api.create('Secret', secret);
  const picture = await api.formatOf(await api.saveImage('dot.png', Buffer.from(png, 'base64')));
  const revision = await api.revision();
  const file = join(folder, 'page.html');
  await writeFile(file, '<!doctype html><body>');
  const context = await victim.newContext();
  const visit = async (address: string) => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };

  const site = `http://evil.example:${stranger.port}`;
  const evil = { site, magpie: service.address };
  const page = await visit(site);
  const frame = (name: string) => page.frame({ name }) ?? page.mainFrame();
  const neighbour = `http://localhost:${stranger.port}`;
  const places: readonly [string, Frame, Place][] = [
    ['another site', page.mainFrame(), evil],
    ['a sandboxed frame', frame('sandboxed'), evil],
    ['a data: frame', frame('data'), evil],
    ['a blob: frame', frame('blob'), evil],
    ['a file', (await visit(pathToFileURL(file).href)).mainFrame(), evil],
    [
      'another port of localhost',
      (await visit(neighbour)).mainFrame(),
      { site: neighbour, magpie: service.address.replace('127.0.0.1', 'localhost') },
    ],
  ];
  for (const [name, from, place] of places) {
    await test.step(name, async () => {
      await expectNothingRead(from, place, `/assets/${asset}`);
      await tryToWrite(from, place, asset);
    });
  }
  await test.step('what is there looks like what is not', async () => {
    const there = await expectNothingRead(page.mainFrame(), evil, `/magpie/content/${picture}`);
    expect(await expectNothingRead(page.mainFrame(), evil, `/magpie/content/${nobody}`)).toEqual(there);
  });

  expect(await refusedWays(folder)).toBeGreaterThan(40);
  expect(await api.revision()).toBe(revision);
  expect(await api.text('Secret')).toBe(secret);
});

test('a page whose name was bound to this machine after it was loaded is refused by Host', async ({
  victim,
  service,
  api,
  folder,
}) => {
  const asset = await api.create('Secret', secret);
  const revision = await api.revision();
  const { port } = new URL(service.address);
  const site = `http://rebind.example:${port}`;
  const page = await victim.newPage();
  // As the attacker's server answered; from then on the name is that of this machine, and Magpie seems to be of the page's origin.
  await page.route(`${site}/page`, route => route.fulfill({ contentType: 'text/html', body: '<body>' }));
  await page.goto(`${site}/page`);
  const place = { site, magpie: site };
  await expectNothingRead(page.mainFrame(), place, `/assets/${asset}`);
  await tryToWrite(page.mainFrame(), place, asset);

  expect(await refusedWays(folder)).toBeGreaterThan(20);
  expect(await api.revision()).toBe(revision);
});

test('no page frames the window, not even one of its own origin', async ({ page, service }) => {
  const parent = `${service.address}/parent`;
  await page.route(parent, route => route.fulfill({ contentType: 'text/html', body: '<iframe name="framed" src="/"></iframe>' }));
  await page.goto(parent);
  await expect.poll(() => page.frame({ name: 'framed' })?.url()).toBe('chrome-error://chromewebdata/');
});
