import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Desktop, expect, test } from './fixtures.ts';

/* What untrusted content in a page could try, and does not get. */

const home = 'app://magpie/index.html';

function openedOutside(desktop: Desktop): Promise<string[]> {
  return desktop.host(host => host.shellCalls.filter(({ kind }) => kind === 'openExternal').map(({ target }) => target));
}

test('a page is not left, whatever a link or a script says', async ({ desktop }) => {
  const magpie = await desktop.main();
  const { page } = magpie;
  for (const url of [
    'https://example.com/',
    'http://127.0.0.1:39300/',
    'file:///etc/passwd',
    'data:text/html,<h1>x</h1>',
    'app://evil/index.html',
    '/magpie/content/6a9e37e1-e49c-4985-ab56-480f67f05a64',
    'javascript:document.body.append("ran")',
  ]) {
    await page.evaluate(href => {
      const link = Object.assign(document.createElement('a'), { href, textContent: 'away' });
      document.body.append(link);
      link.click();
      link.remove();
    }, url);
    await page.evaluate(href => {
      for (const go of [() => (location.href = href), () => location.replace(href), () => location.assign(href)]) {
        try {
          go();
        } catch {}
      }
    }, url);
  }
  await magpie.ready();
  expect(page.url()).toBe(home);
  await expect(page.locator('body')).not.toContainText('ran');
});

test('a page that refreshes itself elsewhere stays', async ({ desktop }) => {
  const { page } = await desktop.main();
  await page.evaluate(() => {
    const refresh = Object.assign(document.createElement('meta'), {
      httpEquiv: 'refresh',
      content: '0; url=https://example.com/',
    });
    document.head.append(refresh);
  });
  await page.waitForTimeout(500); // what must not happen cannot be waited for
  expect(page.url()).toBe(home);
});

test('what redirects elsewhere is not followed, not even for the main process', async ({ desktop }) => {
  const site = await startSite();
  await desktop.main();
  const shown = await desktop.app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL(url).catch(() => {});
    const where = window.webContents.getURL();
    window.destroy();
    return where;
  }, `${site.address}/away`);
  expect(shown).not.toContain('/landed');
  expect(site.asked()).toEqual(['/away']);
  site.close();
});

test('a page of elsewhere that got into a window is not answered', async ({ desktop }) => {
  const site = await startSite();
  await desktop.main();
  const reply = await desktop.app.evaluate(async ({ app, BrowserWindow }, url) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL(url);
    const calls = ['library.facets', 'settings.get'].map(method => `bridge.call('${method}', { filter: {} })`);
    const stream = `new Promise(lost => bridge.subscribe('library.changes', () => lost('told'), () => lost('lost')))`;
    const answers = await window.webContents.executeJavaScript(`Promise.all([${[...calls, stream].join(',')}])`);
    window.destroy();
    return answers;
  }, `${site.address}/landed`);
  const refused = { ok: false, error: { code: 'forbidden', message: 'This page may not use Magpie' } };
  expect(reply).toEqual([refused, refused, 'lost']);
  site.close();
});

test('nothing is downloaded', async ({ desktop }) => {
  const { page } = await desktop.main();
  await desktop.app.evaluate(({ session }) => {
    const seen: boolean[] = [];
    session.defaultSession.on('will-download', event => void seen.push(event.defaultPrevented));
    Object.assign(globalThis, { seen });
  });
  await page.evaluate(() => {
    const blob = URL.createObjectURL(new Blob(['#!/bin/sh']));
    for (const href of ['data:application/octet-stream,x', blob, '/magpie/content/6a9e37e1-e49c-4985-ab56-480f67f05a64']) {
      const link = Object.assign(document.createElement('a'), { href, download: 'install.sh' });
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  const seen = () => desktop.app.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen);
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(0);
  expect(await seen()).not.toContain(false);
});

test('a file that is dropped does not take the place of the page', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  const folder = await mkdtemp(join(tmpdir(), 'magpie-drop-'));
  const file = join(folder, 'page.html');
  await writeFile(file, '<title>taken over</title>');
  for (const name of ['index', 'toast'] as const) {
    await desktop.page(name);
    await desktop.app.evaluate(
      async (electron, [path, ending]) => {
        const { __host } = electron as unknown as { __host: { dropFiles(window: object, files: string[]): Promise<void> } };
        const windows = electron.BrowserWindow.getAllWindows();
        const target = windows.find(window => window.webContents.getURL().endsWith(ending ?? ''));
        if (target) await __host.dropFiles(target, [path ?? '']);
      },
      [file, `/${name}.html`],
    );
  }
  await expect(page.getByRole('option').filter({ hasText: 'page.html' })).toBeVisible(); // it was saved instead
  expect(desktop.app.windows().map(window => window.url())).not.toContain(`file://${file}`);
  expect(page.url()).toBe(home);
  await rm(folder, { recursive: true });
});

test('no window opens; a link of the web goes to the browser, others nowhere', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await desktop.page('toast');
  await desktop.page('palette');
  const opened = await page.evaluate(() =>
    [
      'https://example.com/docs',
      'file:///etc/passwd',
      'javascript:1',
      'app://magpie/index.html',
      'smb://host/x',
      'about:blank',
    ].map(url => window.open(url) === null),
  );
  expect(opened).toEqual([true, true, true, true, true, true]);
  await page.evaluate(() => {
    for (const [href, rel] of [
      ['https://example.com/linked', 'noopener'],
      ['https://example.com/opener', 'opener'],
      ['https://user:secret@example.com/', ''],
      ['ms-msdt:/id', ''],
    ] as const) {
      const link = Object.assign(document.createElement('a'), { href, target: '_blank', rel });
      document.body.append(link);
      setTimeout(() => link.click()); // not in this turn: a page that a debugger holds opens nothing
    }
  });
  await expect
    .poll(() => openedOutside(desktop))
    .toEqual(['https://example.com/docs', 'https://example.com/linked', 'https://example.com/opener']);
  expect(desktop.app.windows()).toHaveLength(3);
});

test('injected scripts, frames, styles from elsewhere and eval do not run', async ({ desktop }) => {
  const { page } = await desktop.main();
  const violations = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', event => seen.push(event.effectiveDirective));
    const holder = document.createElement('div');
    holder.innerHTML =
      '<img src="x:" onerror="window.ran = 1"><iframe src="https://example.com"></iframe><object data="https://example.com/x"></object>';
    document.body.append(holder);
    const script = Object.assign(document.createElement('script'), { textContent: 'window.ran = 2' });
    document.body.append(script);
    const remote = Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' });
    document.body.append(remote);
    const form = Object.assign(document.createElement('form'), { action: 'https://example.com/' });
    holder.append(form);
    form.submit();
    holder.append(Object.assign(document.createElement('base'), { href: 'https://example.com/' }));
    new Image().src = 'https://example.com/pixel.png';
    new WebSocket('wss://example.com/').onerror = () => {};
    navigator.sendBeacon('https://example.com/');
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'https://example.com/');
    holder.append(webview);
    // Not in this turn: a script that a debugger runs may evaluate text.
    setTimeout(() => new Function('window.ran = 3')());
    await fetch('https://example.com').catch(() => {});
    await new Promise(resolve => setTimeout(resolve, 300));
    holder.remove();
    return { seen: [...new Set(seen)].sort(), ran: 'ran' in window, guest: 'getWebContentsId' in webview };
  });
  expect(violations).toMatchObject({ ran: false, guest: false });
  expect(violations.seen).toEqual([
    'base-uri',
    'connect-src',
    'form-action',
    'frame-src',
    'img-src',
    'object-src',
    'script-src',
    'script-src-attr',
    'script-src-elem',
  ]);
});

const status = (page: Page, url: string, method = 'GET') =>
  page.evaluate(([href, verb]) => fetch(href ?? '', { method: verb ?? 'GET' }).then(({ status }) => status), [url, method]);

test('the protocol serves the bundle and nothing beside it', async ({ desktop }) => {
  const { page } = await desktop.main();
  for (const path of [
    '/../main/index.js',
    '/..%2fmain/index.js',
    '/%2e%2e/main/index.js',
    '/static/../../main/index.js',
    '/static/..%5c..%5cmain%5cindex.js',
    '/etc/passwd',
    '/index.html/',
    '/%00',
    '/package.json',
  ]) {
    expect([path, await status(page, path)]).toEqual([path, 404]);
  }
  expect(await status(page, '/magpie/content/..%2f..%2flibrary.db')).toBe(400);
  expect(await status(page, '/magpie/content/6a9e37e1-e49c-4985-ab56-480f67f05a64')).toBe(404);
  expect(await status(page, '/index.html', 'POST')).toBe(405);
  for (const url of ['app://evil/index.html', 'app://magpie.evil/index.html', 'app://magpie:1/index.html']) {
    expect([url, await fromMain(desktop, url)]).toEqual([url, 404]);
  }
});

/** What the main process gets, whom no origin holds back. */
function fromMain(desktop: Desktop, url: string): Promise<number> {
  return desktop.app.evaluate(({ net }, href) => net.fetch(href).then(({ status }) => status), url);
}

test('each answer of the protocol has a policy', async ({ desktop }) => {
  const { page } = await desktop.main();
  const policies = await page.evaluate(async () => {
    const script = document.querySelector('script')?.getAttribute('src') ?? '';
    const paths = [
      '/',
      '/toast.html',
      script,
      '/nothing',
      '/magpie/content/x',
      '/magpie/content/6a9e37e1-e49c-4985-ab56-480f67f05a64',
    ];
    const answers = await Promise.all([...paths.map(path => fetch(path)), fetch('/', { method: 'PUT' })]);
    return answers.map(({ status, headers }) => [status, headers.get('content-security-policy')?.slice(0, 18)]);
  });
  expect(policies).toEqual([200, 200, 200, 404, 400, 404, 405].map(code => [code, "default-src 'none'"]));
});

test('hostile calls get a code and change nothing', async ({ desktop }) => {
  const { page } = await desktop.main();
  const answers = await page.evaluate(async () => {
    const call = window.bridge.call as (method: string, input: unknown) => Promise<unknown>;
    const subscribe = window.bridge.subscribe as (name: string, listener: () => void, onLost: () => void) => void;
    const reply = (method: string, input: unknown) => call(method, input).catch((error: Error) => error.message);
    return {
      missing: await reply('assets.get', undefined),
      wrong: await reply('assets.create', { seed: { asset: { format: 'x' } } }),
      enumeration: await reply('library.page', { page: { filter: {}, sort: 'sideways' } }),
      path: await reply('assets.get', { asset: '../../etc/passwd' }),
      unknown: await reply('assets.purgeEverything', {}),
      inherited: await reply('constructor', {}),
      other: await reply('stream.subscribe', {}),
      stream: await new Promise(resolve =>
        subscribe(
          'nothing',
          () => {},
          () => resolve('lost'),
        ),
      ),
    };
  });
  expect(answers).toMatchObject({
    missing: { ok: false, error: { code: 'malformed' } },
    wrong: { ok: false, error: { code: 'malformed' } },
    enumeration: { ok: false, error: { code: 'unprocessable' } },
    path: { ok: false, error: { code: 'malformed' } },
    unknown: expect.stringContaining('No handler registered'),
    inherited: expect.stringContaining('No handler registered'),
    other: { ok: false, error: { code: 'malformed' } },
    stream: 'lost',
  });
  const facets = await page.evaluate(() => window.bridge.call('library.facets', { filter: {} }));
  expect(facets).toMatchObject({ ok: true, value: { all: 0, trash: 0 } });
});

test('a page may read and write the clipboard, and has no other permission', async ({ desktop }) => {
  const { page } = await desktop.main();
  const granted = await page.evaluate(async () => {
    const position = new Promise(resolve =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    );
    await navigator.clipboard.writeText('from the page');
    return {
      clipboard: await navigator.clipboard.readText(),
      position: await position,
      notification: await Notification.requestPermission(),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    };
  });
  expect(granted).toEqual({ clipboard: 'from the page', position: 'denied', notification: 'denied', media: 'denied' });
});

test('a reload ends the streams of the page before it', async ({ desktop }) => {
  const magpie = await desktop.main();
  await magpie.page.reload();
  await magpie.ready();
  await desktop.copyText('after the reload');
  await magpie.page.evaluate(() => window.bridge.call('shell.saveClipboard', {}));
  await expect(magpie.row('after the reload')).toHaveCount(1);
});

/** A page of elsewhere, and one that leads to it. */
async function startSite() {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    if (request.url === '/away') response.writeHead(302, { location: '/landed' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>elsewhere</title>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked.filter(url => url !== '/favicon.ico'),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
