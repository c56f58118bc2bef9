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
      try {
        location.href = href;
      } catch {}
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

test('no window opens; a link of the web goes to the browser, others nowhere', async ({ desktop }) => {
  await desktop.needsHands();
  const { page } = await desktop.main();
  await desktop.page('toast');
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
  await expect.poll(() => openedOutside(desktop)).toEqual(['https://example.com/docs']);
  expect(desktop.app.windows()).toHaveLength(2);
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
    // Not in this turn: a script that a debugger runs may evaluate text.
    setTimeout(() => new Function('window.ran = 3')());
    await fetch('https://example.com').catch(() => {});
    await new Promise(resolve => setTimeout(resolve, 300));
    holder.remove();
    return { seen: [...new Set(seen)].sort(), ran: 'ran' in window };
  });
  expect(violations.ran).toBe(false);
  expect(violations.seen).toEqual(
    expect.arrayContaining(['connect-src', 'frame-src', 'object-src', 'script-src', 'script-src-attr', 'script-src-elem']),
  );
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
