import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stranger {
  readonly port: number;
  close(): void;
}

/** Answers what its pages ask it to fetch; what comes back is what a page of the same site may read. */
const serviceWorker = `
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', async ({ data: [url, init], ports: [port] }) => {
  port.postMessage(await fetch(url, init).then(async answer => answer.type + answer.status + (await answer.text()), () => 'refused'));
});`;

/** Three more origins in one page: two without a name, and one that is the page's own by way of a blob. */
const frames = `<!doctype html><title>Stranger</title><body>
<iframe name="sandboxed" sandbox="allow-scripts allow-forms allow-popups" srcdoc="<body>"></iframe>
<iframe name="data" src="data:text/html,<body>"></iframe>
<script>
const frame = document.createElement('iframe');
frame.name = 'blob';
frame.src = URL.createObjectURL(new Blob(['<body>'], { type: 'text/html' }));
document.body.append(frame);
</script>`;

/** The server of another site on this machine: pages, a service worker, and redirects to wherever a page says. */
export async function startStranger(): Promise<Stranger> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stranger');
    if (pathname === '/sw.js') response.setHeader('content-type', 'text/javascript').end(serviceWorker);
    else if (pathname === '/redirect') response.writeHead(307, { location: searchParams.get('to') ?? '/' }).end();
    else response.setHeader('content-type', 'text/html').end(frames);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
