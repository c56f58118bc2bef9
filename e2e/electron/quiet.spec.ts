import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { findElectron } from '../../scripts/lib/electron.mjs';
import { isStandIn } from '../../scripts/lib/package.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { Desktop, expect, launchOptions, type Person, test } from './fixtures.ts';

/* No connection is made that nobody asked for: not by Node, its threads, nor Chromium. */

const loopback = /^(localhost|([\w-]+\.)+localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

/** Hosts that Chromium asked for or connected to, as its log of the network has them. */
async function hostsOf(file: string): Promise<string[]> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog;
  const valuesOf = (name: string, param: string) =>
    events.filter(({ type }) => type === constants.logEventTypes[name]).flatMap(({ params }) => params?.[param] ?? []);
  const urls = valuesOf('URL_REQUEST_START_JOB', 'url').map(String);
  expect(urls.length, 'the log holds what was loaded').toBeGreaterThan(0);
  const remote = urls.filter(url => /^(https?|wss?|ftp):/.test(url)).map(url => new URL(url).hostname);
  const addresses = valuesOf('TCP_CONNECT_ATTEMPT', 'address').map(address => String(address).replace(/:\d+$/, ''));
  const looked = valuesOf('HOST_RESOLVER_MANAGER_JOB', 'host').map(host => String(host).replace(/^\w+:\/\/|:\d+$/g, ''));
  return [...remote, ...addresses, ...looked];
}

/** What a whole browser in Electron's place asks for on its own; Electron has none of these services. */
const ofTheBrowser = /^(update|content-autofill)\.googleapis\.com$|^accounts\.google\.com$/;

async function startRecorded(person: Person, folder: string): Promise<ElectronApplication> {
  const { args, env, ...options } = launchOptions(person, `--log-net-log=${join(folder, 'net.json')}`);
  const recorder = inProject('e2e', 'electron', 'record-sockets.cjs');
  return _electron.launch({
    ...options,
    args: ['-r', recorder, ...args],
    env: { ...env, MAGPIE_SOCKETS: join(folder, 'sockets') },
  });
}

test('the app starts, saves, finds and shows without a connection beyond this machine', async ({ person }) => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-net-'));
  const app = await startRecorded(person, folder);
  const desktop = new Desktop(app);
  const magpie = await desktop.main();
  await desktop.page('toast');
  await desktop.copyText('const answer = await fetch("https://example.com/api");');
  await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  await magpie.rows.first().click();
  await expect(magpie.text).toContainText('example.com');
  await magpie.page.getByRole('button', { name: 'Settings' }).click();
  await expect(magpie.page.getByRole('dialog')).toBeVisible();
  await app.close();

  const noted = (await readFile(join(folder, 'sockets'), 'utf8')).trim().split('\n');
  expect(noted).toEqual(expect.arrayContaining(['process', 'thread']));
  const sockets = noted.filter(line => /^(tcp|dns|udp)/.test(line));
  expect(sockets.filter(line => !loopback.test(line.split(' ')[1] ?? ''))).toEqual([]);
  const hosts = await hostsOf(join(folder, 'net.json'));
  expect(hosts.filter(host => !loopback.test(host) && !(isStandIn(findElectron() ?? '') && ofTheBrowser.test(host)))).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

test('a connection would have been noticed', async ({ person }) => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-net-'));
  const app = await startRecorded(person, folder);
  await new Desktop(app).main();
  await app.evaluate(({ session }) => session.defaultSession.fetch('http://magpie.invalid/').catch(() => {}));
  await app.close();
  const noted = [await readFile(join(folder, 'sockets'), 'utf8'), ...(await hostsOf(join(folder, 'net.json')))].join('\n');
  expect(noted).toContain('magpie.invalid');
  await rm(folder, { recursive: true, force: true });
});
