import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronUpdater from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { dump } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UpdateState } from '../../../src-shared/contract/updates.ts';
import { Settings } from '../../../src-shared/model/settings.ts';
import { signatureOf } from './signature.ts';
import { createUpdates, type Updates, withoutUpdates } from './updates.ts';

/* electron-updater's own code for AppImages against a real server; only its requests go through Node instead of Chromium. */

class NodeHttpExecutor extends ElectronHttpExecutor {
  override createRequest(options: object, callback: (response: unknown) => void) {
    return request(options, callback) as never;
  }
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const program = Buffer.from('a new Magpie');
const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

function release({ version = '2.0.0', hash = sha512(program), key = privateKey, ...more } = {}): string {
  const files = [{ url: 'Magpie.AppImage', sha512: hash, size: program.length }];
  const info = { version, files, path: 'Magpie.AppImage', sha512: hash, releaseDate: '2026-11-23T00:00:00.000Z' };
  return dump({ ...info, ...more, signature: signatureOf(info, key) });
}

let folder: string;
let server: Server;
let asked: IncomingMessage[];
/** What the server says of the newest release; a number is a status, undefined an end of the connection. */
let answer: string | number | undefined;
let opened: Updates[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-updates-'));
  asked = [];
  opened = [];
  answer = release();
  server = createServer((incoming, response) => {
    asked.push(incoming);
    if (incoming.url?.startsWith('/latest-linux.yml')) {
      if (answer === undefined) return void incoming.destroy();
      if (typeof answer === 'number') return void response.writeHead(answer).end();
      return void response.end(answer);
    }
    response.writeHead(incoming.url === '/Magpie.AppImage' ? 200 : 404).end(program);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('APPIMAGE', join(folder, 'Magpie.AppImage'));
  vi.stubEnv('TEST_UPDATER_ARCH', 'x64');
  writeFileSync(join(folder, 'Magpie.AppImage'), 'the old Magpie');
});

afterEach(() => {
  for (const updates of opened) updates.close();
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function engine() {
  const { port } = server.address() as AddressInfo;
  writeFileSync(
    join(folder, 'app-update.yml'),
    dump({ provider: 'generic', url: `http://127.0.0.1:${port}`, updaterCacheDirName: 'magpie' }),
  );
  const app = {
    ...{ version: '1.0.0', name: 'Magpie', isPackaged: true },
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  };
  return Object.assign(new electronUpdater.AppImageUpdater(null, app), { httpExecutor: new NodeHttpExecutor() });
}

interface Options {
  readonly look?: boolean;
  readonly key?: KeyObject;
  readonly now?: () => number;
}

function open({ look, key = publicKey, now = () => 1000 }: Options = {}) {
  let settings = Settings.parse({ updates: { look } });
  const listeners = new Set<(settings: Settings) => void>();
  const states: UpdateState[] = [];
  const quitInto = vi.fn<(install: () => void) => void>();
  const made = engine();
  const updates = createUpdates({
    engine: async () => made,
    key: () => key,
    settings: {
      current: () => settings,
      subscribe: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ...{ quitInto, now, report: () => 'ref' },
  });
  opened.push(updates);
  updates.sources['updates.state'](
    state => void states.push(state),
    () => {},
    1,
  );
  return {
    ...{ updates, states, quitInto, engine: made },
    state: () => states.at(-1),
    look: () => updates.handlers['updates.look']({}),
    load: () => updates.handlers['updates.load']({}),
    install: () => updates.handlers['updates.install']({}),
    choose: (wanted: boolean) => {
      settings = Settings.parse({ updates: { look: wanted } });
      for (const listener of listeners) listener(settings);
    },
  };
}

const paths = () => asked.map(({ url }) => url?.replace(/\?.*/, ''));
const downloads = () => readdirSync(folder, { recursive: true }).filter(name => String(name).includes('pending'));

describe.runIf(process.platform === 'linux')('new versions', () => {
  test('nothing is looked for until somebody was asked and agreed', async () => {
    const { updates, choose, states, state } = open();
    updates.begin();
    choose(false);
    expect(states).toEqual([{ state: 'idle' }]);
    choose(true);
    await expect.poll(state).toEqual({ state: 'available', version: '2.0.0' });
    expect(paths()).toEqual(['/latest-linux.yml']);
  });

  test('who agreed once is served at the start, and again after a day, not before', async () => {
    let time = 0;
    answer = release({ version: '1.0.0' });
    const { updates, choose, state } = open({ look: true, now: () => time });
    updates.begin();
    await expect.poll(state).toEqual({ state: 'current', at: 0 });
    time += 23 * 3_600_000;
    choose(true);
    time += 3_600_000;
    choose(true);
    await expect.poll(state).toEqual({ state: 'current', at: time });
    expect(asked).toHaveLength(2);
  });

  test('a newer one is said; it is downloaded only when asked for, and put in place only when asked again', async () => {
    const { look, load, install, state, states, quitInto, engine: made } = open();
    const installing = vi.spyOn(made, 'quitAndInstall').mockReturnValue();
    await expect(load()).rejects.toMatchObject({ code: 'conflict' });
    await look();
    expect(state()).toEqual({ state: 'available', version: '2.0.0' });
    expect([paths(), downloads()]).toEqual([['/latest-linux.yml'], []]);
    await expect(install()).rejects.toMatchObject({ code: 'conflict' });

    await load();
    await expect.poll(state).toEqual({ state: 'ready', version: '2.0.0' });
    expect(states).toContainEqual({ state: 'loading', version: '2.0.0', percent: 0 });
    expect(readFileSync(join(folder, 'magpie', 'pending', 'Magpie.AppImage'))).toEqual(program);
    expect(readFileSync(join(folder, 'Magpie.AppImage'), 'utf8')).toBe('the old Magpie');

    await install();
    expect(installing).not.toHaveBeenCalled(); // the app closes first
    quitInto.mock.calls[0]?.[0]();
    expect(installing).toHaveBeenCalledOnce();
  });

  test('no id of this installation is sent', async () => {
    await open().look();
    const { headers } = asked[0] as IncomingMessage;
    expect(headers['x-user-staging-id']).toBe('none');
    expect(readFileSync(join(folder, '.updaterId'), 'utf8')).not.toBe(headers['x-user-staging-id']);
  });

  test.each([
    ['the same version', release({ version: '1.0.0' })],
    ['an older one', release({ version: '0.9.0' })],
    ['one that is not rolled out to here yet', release({ stagingPercentage: 0 } as object)],
  ])('%s is none', async (_what, said) => {
    answer = said;
    const { look, state } = open();
    await look();
    expect(state()).toEqual({ state: 'current', at: 1000 });
  });

  test('a rollout reaches everybody in the end', async () => {
    answer = release({ stagingPercentage: 100 } as object);
    const { look, state } = open();
    await look();
    expect(state()).toMatchObject({ state: 'available' });
  });

  test.each<[string, string | number | undefined, string]>([
    ['a file that is no YAML', 'version: [', 'unreadable'],
    ['a page of a hotel', '<!doctype html><title>Log in</title>', 'unreadable'],
    ['an empty file', '', 'unreadable'],
    ['a version that is none', release({ version: 'newest' }), 'unreadable'],
    ['a release that nobody signed', dump({ version: '2.0.0', files: [{ url: 'Magpie.AppImage', sha512: 'x' }] }), 'unsigned'],
    ['one that somebody else signed', release({ key: generateKeyPairSync('ed25519').privateKey }), 'unsigned'],
    ['no such file', 404, 'unreachable'],
    ['a fault of the server', 500, 'unreachable'],
    ['a connection that ends', undefined, 'unreachable'],
  ])('%s is told as what it is, and nothing is downloaded', async (_what, said, why) => {
    answer = said;
    const { look, load, state } = open();
    await look();
    expect(state()).toEqual({ state: 'failed', during: 'look', why });
    await expect(load()).rejects.toMatchObject({ code: 'conflict' });
    expect(new Set(paths())).toEqual(new Set(['/latest-linux.yml']));
    expect(downloads()).toEqual([]);
  });

  test('a server that is not there is told so, and one that comes back is asked again', async () => {
    const { look, state } = open();
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => server.close(resolve));
    await look();
    expect(state()).toEqual({ state: 'failed', during: 'look', why: 'unreachable' });
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    await look();
    expect(state()).toMatchObject({ state: 'available' });
  });

  test('a file that is not the one that was signed is thrown away', async () => {
    answer = release({ hash: sha512(Buffer.from('another program')) });
    const { look, load, install, state } = open();
    await look();
    await load();
    await expect.poll(state).toEqual({ state: 'failed', during: 'load', why: 'damaged' });
    expect(existsSync(join(folder, 'magpie', 'pending', 'Magpie.AppImage'))).toBe(false);
    await expect(install()).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('a copy that does not update itself says why, and refuses', async () => {
  const { handlers, sources, begin } = withoutUpdates('packages');
  begin();
  const states: UpdateState[] = [];
  sources['updates.state'](
    state => void states.push(state),
    () => {},
    1,
  );
  expect(states).toEqual([{ state: 'none', why: 'packages' }]);
  for (const name of ['updates.look', 'updates.load', 'updates.install'] as const) {
    await expect(handlers[name]({})).rejects.toMatchObject({ code: 'unavailable' });
  }
});
