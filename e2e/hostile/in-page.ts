/* Run in pages of strangers: each function is sent there as text, and can use nothing but its argument. */

export interface Aim {
  /** Where Magpie is. */
  readonly magpie: string;
  /** What is asked for there. */
  readonly path: string;
  /** The stranger's own server, which redirects. */
  readonly site: string;
}

/** Asks Magpie in every way that a page can, and gives what the page learns by each: bodies, statuses, events. */
export async function readInEveryWay({ magpie, path, site }: Aim): Promise<Readonly<Record<string, string>>> {
  type Way = (url: string) => unknown;

  const described = async (answer: Response) => `${answer.type} ${answer.status} ${answer.redirected} ${await answer.text()}`;
  const fetched = (init: RequestInit) => (url: string) => fetch(url, init).then(described);
  const redirected = (url: string) => `${site}/redirect?to=${encodeURIComponent(url)}`;

  /** Which event an element has that loads something. */
  const element = (tag: string, attributes: Readonly<Record<string, string>>) =>
    new Promise<string>(resolve => {
      const node = document.createElement(tag);
      for (const event of ['load', 'error', 'loadeddata']) node.addEventListener(event, () => resolve(event));
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      document.body.append(node);
    });
  const link =
    (rel: string, more: Readonly<Record<string, string>> = {}) =>
    (href: string) =>
      element('link', { rel, href, ...more });

  const xhr: Way = url =>
    new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.onloadend = () => resolve(`${request.status} ${request.responseText} ${request.getAllResponseHeaders()}`);
      request.open('GET', url);
      request.send();
    });
  const eventSource: Way = url =>
    new Promise(resolve => {
      const source = new EventSource(url);
      for (const event of ['open', 'message', 'error']) source.addEventListener(event, () => resolve(event));
    });
  const style: Way = async url => {
    const node = document.createElement('style');
    node.textContent = `@import ${JSON.stringify(url)};`;
    const event = new Promise<string>(resolve => {
      for (const name of ['load', 'error']) node.addEventListener(name, () => resolve(name));
    });
    document.body.append(node);
    return `${await event} ${node.sheet?.cssRules.length}`;
  };
  const worker: Way = url =>
    new Promise((resolve, reject) => {
      const source = `try { importScripts(${JSON.stringify(url)}); postMessage('ran'); } catch (error) { postMessage(error.name); }`;
      const thread = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      thread.onmessage = ({ data }) => resolve(data);
      thread.onerror = () => reject(new Error('no worker'));
    });
  const frame: Way = async url => {
    const node = document.createElement('iframe');
    const loaded = new Promise(resolve => node.addEventListener('load', resolve));
    node.src = url;
    document.body.append(node);
    await loaded;
    return `${node.contentWindow?.length} ${node.contentDocument?.body.textContent}`;
  };
  const popup: Way = async url => {
    const opened = window.open(url);
    if (!opened) return 'blocked';
    try {
      // It is the stranger's own empty page until Magpie has answered; then its document is out of reach.
      for (let i = 0; i < 400; i++) {
        if (opened.location.href !== 'about:blank') return opened.document.body.textContent;
        await new Promise(resolve => setTimeout(resolve, 25));
      }
      return 'nothing came';
    } finally {
      opened.close();
    }
  };
  const serviceWorker: Way = async url => {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<string>(resolve => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    active?.postMessage([url, { mode: 'no-cors' }], [port2]);
    return answer;
  };
  // One alone: Chromium lets a page that failed wait longer and longer.
  const webSocket: Way = () =>
    new Promise(resolve => {
      const socket = new WebSocket(`${magpie.replace('http', 'ws')}/assets/stream/identifiers`);
      socket.onmessage = ({ data }) => resolve(`message ${data}`);
      socket.onopen = () => resolve('open');
      socket.onclose = ({ code, reason }) => resolve(`closed ${code} ${reason}`);
    });
  const speculation: Way = url => {
    const node = document.createElement('script');
    node.type = 'speculationrules';
    node.textContent = JSON.stringify({
      prefetch: [{ urls: [url], eagerness: 'immediate' }],
      prerender: [{ urls: [url], eagerness: 'immediate' }],
    });
    document.body.append(node);
  };
  const timing: Way = async url => {
    await element('img', { src: url });
    return performance
      .getEntriesByName(url)
      .map(entry => entry as PerformanceResourceTiming)
      .map(
        ({ responseStatus, transferSize, decodedBodySize, contentType }: PerformanceResourceTiming & { contentType?: string }) =>
          JSON.stringify([responseStatus, transferSize, decodedBodySize, contentType]),
      )
      .join();
  };

  const ways: Readonly<Record<string, Way>> = {
    fetch: fetched({}),
    'fetch-no-cors': fetched({ mode: 'no-cors' }),
    'fetch-head': fetched({ mode: 'no-cors', method: 'HEAD' }),
    'fetch-headers': fetched({ headers: { application: 'stranger' } }),
    'fetch-credentials': fetched({ credentials: 'include' }),
    'fetch-keepalive': fetched({ mode: 'no-cors', keepalive: true }),
    'fetch-loopback': fetched({ targetAddressSpace: 'loopback' } as RequestInit), // private network access
    'fetch-redirect': url => fetched({})(redirected(url)),
    'no-cors-redirect': url => fetched({ mode: 'no-cors' })(redirected(url)),
    xhr,
    eventSource,
    timing,
    img: url => element('img', { src: url }),
    'img-redirect': url => element('img', { src: redirected(url) }),
    'img-cors': url => element('img', { src: url, crossorigin: 'anonymous' }),
    script: url => element('script', { src: url }),
    'script-module': url => element('script', { src: url, type: 'module' }),
    import: url => import(url),
    video: url => element('video', { src: url }),
    audio: url => element('audio', { src: url }),
    object: url => element('object', { data: url }),
    stylesheet: link('stylesheet'),
    preload: link('preload', { as: 'fetch', crossorigin: 'anonymous' }),
    'preload-image': link('preload', { as: 'image' }),
    modulepreload: link('modulepreload'),
    style,
    font: url => new FontFace('stranger', `url(${JSON.stringify(url)})`).load(),
    worker,
    frame,
    'frame-redirect': url => frame(redirected(url)),
    serviceWorker,
    speculation,
    webTransport: url => new WebTransport(url.replace('http:', 'https:')).ready,
    webSocket,
  };
  const attempt = async (by: string, way: Way) => {
    try {
      return [by, String(await way(`${magpie}${path}?by=${by}`))];
    } catch (error) {
      return [by, error instanceof Error ? error.name : String(error)];
    }
  };
  const learned = await Promise.all(Object.entries(ways).map(([by, way]) => attempt(by, way)));
  learned.push(await attempt('popup', popup)); // apart: it shares its process with frames, and takes it along when it closes
  return Object.fromEntries(learned);
}

/** Posts a body to Magpie in every way that a page can, whether or not it learns anything by it. */
export async function writeInEveryWay({ magpie, path, site, body }: Aim & { readonly body: string }): Promise<void> {
  const url = (by: string) => `${magpie}${path}?by=${by}`;
  const redirected = (by: string) => `${site}/redirect?to=${encodeURIComponent(url(by))}`;
  const post = (address: string, init: RequestInit) => fetch(address, { method: 'POST', body, ...init }).catch(() => undefined);
  const json = { 'content-type': 'application/json' };
  const text = { 'content-type': 'text/plain' };

  const form = (action: string, enctype: string, method = 'post') =>
    new Promise(resolve => {
      const frame = document.createElement('iframe');
      frame.name = `answer-${Math.random()}`;
      document.body.append(frame);
      const node = document.createElement('form');
      Object.assign(node, { action, enctype, method, target: frame.name });
      // As text/plain, name and value make one JSON document.
      const [name, value] = [`${body.slice(0, -1)},"more":"`, '"}'];
      const field = Object.assign(document.createElement('input'), { name, value });
      node.append(field);
      document.body.append(node);
      frame.addEventListener('load', resolve);
      node.submit();
    });
  const ping = () => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'pinged' });
    const anchor = Object.assign(document.createElement('a'), { href: site, target: frame.name, ping: url('ping') });
    document.body.append(frame, anchor);
    anchor.click();
  };
  const byServiceWorker = async () => {
    const registration = await navigator.serviceWorker.getRegistration(); // of an earlier read
    if (!registration?.active) return;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise(resolve => {
      port1.onmessage = resolve;
    });
    registration.active.postMessage(
      [url('post-serviceWorker'), { method: 'POST', mode: 'no-cors', body, headers: text }],
      [port2],
    );
    await answered;
  };
  navigator.sendBeacon(url('beacon'), body);
  navigator.sendBeacon(url('beacon-form'), new URLSearchParams({ body }));
  navigator.sendBeacon(url('beacon-json'), new Blob([body], { type: 'application/json' }));
  ping();
  await Promise.all([
    post(url('post-json'), { headers: json }),
    post(url('post-text'), { mode: 'no-cors', headers: text }),
    post(url('post-keepalive'), { mode: 'no-cors', headers: text, keepalive: true }),
    post(url('post-form'), { mode: 'no-cors', body: new URLSearchParams({ body }) }),
    post(url('post-nothing'), { mode: 'no-cors', body: null }),
    post(redirected('post-redirect'), { mode: 'no-cors', headers: text }),
    post(redirected('post-json-redirect'), { headers: json }),
    form(url('form'), 'application/x-www-form-urlencoded'),
    form(url('form-multipart'), 'multipart/form-data'),
    form(url('form-text'), 'text/plain'),
    form(redirected('form-redirect'), 'text/plain'),
    form(url('form-get'), 'application/x-www-form-urlencoded', 'get'),
    byServiceWorker().catch(() => undefined), // a frame without an origin has none
  ]);
}
