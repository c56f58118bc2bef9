import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, launchOptions, test } from './fixtures.ts';

test('the app starts with its window on app://, under the policy, and says what it is', async ({ desktop }) => {
  const { page } = await desktop.main();
  const response = await page.evaluate(async () => {
    const { headers, status } = await fetch('/index.html');
    return { status, headers: Object.fromEntries(headers) };
  });
  expect(response.status).toBe(200);
  expect(response.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(response.headers['x-content-type-options']).toBe('nosniff');

  const info = () => page.evaluate(() => window.bridge.call('system.info', {}));
  await expect.poll(info).toMatchObject({ ok: true, value: { host: 'electron', address: /^http:\/\/127\.0\.0\.1:393\d\d$/ } });
});

test('the bridge has what is listed and nothing more, and pages see nothing of Node or Electron', async ({ desktop }) => {
  const { page } = await desktop.main();
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.bridge).sort(),
    frozen: Object.isFrozen(window.bridge),
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      name => name in window,
    ),
  }));
  expect(seen).toEqual({ bridge: ['call', 'host', 'platform', 'subscribe'], frozen: true, globals: [] });
});

test('the preload adds one global', async ({ desktop }) => {
  const { page } = await desktop.main();
  const added = await page.evaluate(async () => {
    const frame = document.createElement('iframe'); // a page of the same Chromium without the preload
    document.body.append(frame);
    const plain = new Set(frame.contentWindow ? Object.getOwnPropertyNames(frame.contentWindow) : []);
    frame.remove();
    return Object.getOwnPropertyNames(window).filter(name => !plain.has(name) && !/^\d+$/.test(name));
  });
  const ofThePage = /^(MonacoEnvironment|_VSCODE_|__zod_|__playwright)/; // what its own scripts and this test add
  expect(added.filter(name => !ofThePage.test(name))).toEqual(['bridge']);
});

test('every window runs isolated and sandboxed', async ({ desktop }) => {
  await desktop.main();
  await desktop.page('toast');
  await desktop.page('palette');
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const contents = webContents as unknown as { getLastWebPreferences?(): Electron.WebPreferences };
      return contents.getLastWebPreferences?.();
    }),
  );
  expect(preferences).toHaveLength(3);
  // Electron tells what a window runs with; a stand-in for it may not, and is held by the tests of what pages can reach.
  for (const one of preferences.filter(known => known !== undefined)) {
    expect(one).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    expect(one.webviewTag).toBeFalsy();
  }
});

test('what was saved is there at the next start', async ({ start }) => {
  const first = await start();
  const before = await first.main();
  await first.copyText('kept over a restart');
  await before.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  await expect(before.row('kept over a restart')).toBeVisible();
  await first.app.close();
  const second = await start();
  await expect((await second.main()).row('kept over a restart')).toBeVisible();
});

test.describe('a library that cannot be opened is said so, left as it is, and ends the start with code 1', () => {
  async function failedStart(person: {
    readonly profile: string;
    readonly home: string;
  }): Promise<{ code: number | null; text: string }> {
    const { args, cwd, env } = launchOptions(person);
    const electron = await import('electron' as string).then(({ default: path }: { default: string }) => path);
    try {
      const text = execFileSync(electron, args, { cwd, env, encoding: 'utf8', stdio: 'pipe', timeout: 20_000 });
      return { code: 0, text };
    } catch (error) {
      const { status, stderr } = error as { status: number | null; stderr: string };
      return { code: status, text: stderr };
    }
  }

  test('held by another process', async ({ start, person }) => {
    const running = await start();
    await running.main();
    const { code, text } = await failedStart({ ...person, profile: join(person.profile, 'other') });
    expect([code, text]).toEqual([1, expect.stringContaining('in use by another Magpie')]);
  });

  test('no database at all', async ({ person }) => {
    const damaged = 'this is not a database, but somebody wants to keep it';
    await writeFile(join(person.home, 'library.db'), damaged.repeat(100));
    const { code, text } = await failedStart(person);
    expect([code, text]).toEqual([1, expect.stringContaining('Magpie cannot start: The library file is damaged.')]);
    expect(await readFile(join(person.home, 'library.db'), 'utf8')).toBe(damaged.repeat(100));
  });
});
