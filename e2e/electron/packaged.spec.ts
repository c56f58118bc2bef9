import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { inProject } from '../../scripts/lib/project.mjs';
import { shippedPackages } from '../../scripts/licences/shipped.ts';
import { Api } from '../api.ts';
import { MagpiePage } from '../pages/magpie-page.ts';
import { type ArchivedFile, filesOf, type Packed, pack, packMs, startPacked } from './packaged.ts';

/* The app as it is shipped, packed once for this file. */

test.describe.configure({ mode: 'default' });

let packed: Packed;
let files: ArchivedFile[];
test.beforeAll(async () => {
  test.setTimeout(packMs);
  packed = await pack();
  files = filesOf(packed.archive);
});
test.afterAll(() => packed?.remove());

/** All that has a reason to be in the archive. */
const wanted = [
  /^(package\.json|LICENSE|out\/licences\.txt|resources\/icon\.png)$/,
  /^resources\/tray\/[\w@]+\.png$/,
  /^out\/main\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index|palette|toast)\.html$/,
  /^out\/renderer\/static\/[\w.-]+\.(js|css|svg|png|ttf|woff2|wasm)$/,
  /^node_modules\/((@[\w.-]+\/)?[\w.-]+)\//,
];

/** What a fuse says, as @electron/fuses reads it. */
const [off, on] = ['0', '1'].map(sign => sign.charCodeAt(0));

/** Of the packages only what runs. */
const unwanted = /\.(map|ts|tsx|mts|cts|c|h|cpp|hpp|gyp|md)$|\.(test|spec)\.\w+$|\/(tests?|__tests__|fixtures|benchmarks?)\//;

test('the archive holds what runs, and nothing else', () => {
  const paths = files.map(({ path }) => path);
  expect(paths.filter(path => !wanted.some(pattern => pattern.test(path)) || unwanted.test(path))).toEqual([]);
  for (const entry of ['index', 'storage-worker', 'enrich-worker', 'image-text-worker']) {
    expect(paths).toContain(`out/main/${entry}.js`);
  }
  const shipped = new Set(shippedPackages().map(({ name }) => name));
  const packages = new Set(paths.flatMap(path => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  expect([...packages].filter(name => !shipped.has(name))).toEqual([]);
  for (const name of ['electron', 'react', 'vitest']) expect(packages).not.toContain(name);
});

test('its size is known, and does not grow unseen', () => {
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  console.log(`The packed app has ${megabytes.toFixed(1)} MB in ${files.length} files, beside Electron itself.`);
  expect(megabytes).toBeLessThan(45);
});

test('only the database program of this platform lies outside of the archive', () => {
  const outside = files.filter(({ unpacked }) => unpacked).map(({ path }) => path);
  expect(outside).toEqual([`node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`]);
});

test('what it says about itself is what the program needs', () => {
  const manifest = JSON.parse(extractFile(packed.archive, 'package.json').toString());
  expect(manifest).toMatchObject({ name: 'magpie', main: 'out/main/index.js', desktopName: 'magpie.desktop' });
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest).not.toHaveProperty('scripts');
});

test('every package in it is in the list of licences', () => {
  const list = extractFile(packed.archive, join('out', 'licences.txt')).toString();
  for (const path of files.map(file => file.path).filter(path => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))) {
    const { name, version } = JSON.parse(extractFile(packed.archive, path).toString());
    if (name && version) expect(list).toContain(`${name} ${version} (`);
  }
});

test('the fuses of the program are blown as the configuration says', async () => {
  test
    .info()
    .skip(packed.standIn, 'A script stands in for Electron: only the configuration is checked, in scripts/package.test.ts');
  const fuses = await getCurrentFuseWire(packed.executable);
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
});

test('the packed app starts, answers, and its threads run from the archive', async () => {
  const home = await mkdtemp(join(tmpdir(), 'magpie-home-'));
  const app = await startPacked(packed, home);
  try {
    await new MagpiePage(app.page).ready();
    const info = () => app.page.evaluate(() => window.bridge.call('system.info', {}));
    await expect.poll(async () => (await info()).ok && (await info())).toMatchObject({ value: { address: expect.any(String) } });
    const reply = await info();
    const address = reply.ok ? (reply.value.address ?? '') : '';
    const api = new Api(address);

    // The storage thread and its search, then the enrichment's thread, then the one that reads pictures.
    await api.save('def retry(fn):\n    while True:\n        return fn()\n');
    await api.saveImage('shot.png', await readFile(inProject('src-main/enrich/image-text/fixtures/light-2x.png')));
    await api.enriched();
    const found = async (query: string) => (await fetch(`${address}/assets/search?transferables=false&query=${query}`)).text();
    expect(await found('retry')).toMatch(/"specific":"py"/);
    await expect(app.page.getByRole('option').filter({ hasText: 'def retry' })).toBeVisible();
    expect(await found('last_error')).toContain('"name":"shot.png"');
  } finally {
    await app.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
