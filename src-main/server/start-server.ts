import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { contract, type Stream } from '../../src-shared/contract/index.ts';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import type { AssetsService } from '../assets/service.ts';
import type { ServiceStream, Streams } from '../streams/hub.ts';
import { createSockets, type Feed } from '../streams/websocket.ts';
import { buildServer } from './build-server.ts';
import type { Bundle } from './bundle.ts';
import { Connections } from './connections.ts';
import { healthBeatMs, healthStreamPath, healthText } from './discovery.ts';
import { judge } from './guards.ts';
import { makeHttpServer, refuse, type Timeouts } from './http-server.ts';
import { listenOnLoopback } from './listen.ts';
import { quietFeed, quietStreams } from './quiet-streams.ts';
import { keepServerFile } from './server-file.ts';

export interface StartOptions {
  readonly service: AssetsService;
  readonly streams: Streams;
  /** Keeps an unknown failure and gives the reference the client is told. */
  readonly report: (error: unknown) => string;
  /** 0 for any free one; absent for the first free of 39300 to 39333. */
  readonly port?: number;
  readonly bundle?: Bundle;
  /** The file that says where the server listens. */
  readonly serverFile?: string;
  readonly allowsOrigin?: (origin: string) => boolean;
  readonly token?: () => string | undefined;
  readonly maxConnections?: number;
  readonly timeouts?: Partial<Timeouts>;
}

export interface RunningServer {
  readonly port: number;
  /** Where a browser on this machine reaches it. */
  readonly address: string;
  /** Ends streams with 1001, lets answers under way finish, then frees the port. */
  close(): Promise<void>;
}

/** How long answers under way may take to finish at shutdown, in milliseconds. */
const closingMs = 2000;

/** Opens the local API on the loopback addresses. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { service, streams, report, allowsOrigin, token, bundle } = options;
  const serverId = randomUUID();
  let listening = 0;
  const guard = { port: () => listening, ...(allowsOrigin && { allowsOrigin }), ...(token && { token }) };
  const app = buildServer({ service, guard, serverId, report, ...(bundle && { bundle }) });
  await app.ready();

  const connections = new Connections(options.maxConnections);
  const sockets = createSockets({ refuse: socket => refuse(socket, 'malformed', 'The WebSocket handshake is malformed') });
  const feeds = feedsByPath(streams, serverId);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const verdict = judge(request, guard);
    if (!verdict.allowed) return refuse(socket, 'forbidden', verdict.reason);
    const feed = feeds.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (!feed) return refuse(socket, 'not_found', 'Unknown stream');
    sockets.accept(request, socket, head, feed);
  };

  const makeServer = () => makeHttpServer(app.routing, upgrade, connections, options.timeouts);
  const { port, servers } = await listenOnLoopback(makeServer, options.port);
  listening = port;
  const address = `http://127.0.0.1:${port}`;
  const file = options.serverFile === undefined ? undefined : await keepServerFile(options.serverFile, address, service, report);
  return {
    port,
    address,
    close: async () => {
      await file?.close();
      const closed = servers.map(server => new Promise(resolve => server.close(resolve)));
      connections.close(closingMs);
      await sockets.close();
      await Promise.all(closed);
      await app.close();
    },
  };
}

/** What each WebSocket path is fed with: the contract's streams that the service gives, the health stream, the quiet ones. */
function feedsByPath(streams: Streams, serverId: string): ReadonlyMap<string, Feed> {
  const feeds = new Map<string, Feed>([[healthStreamPath, healthFeed(serverId)]]);
  for (const stream of quietStreams) feeds.set(stream.path, quietFeed(stream));
  for (const [name, spec] of Object.entries(contract) as [Stream, OperationSpec][]) {
    if (spec.kind !== 'stream' || !spec.http) continue;
    feeds.set(spec.http.path, (send, lost) => streams[name as ServiceStream](send, lost));
  }
  return feeds;
}

function healthFeed(serverId: string): Feed {
  return send => {
    send(healthText(serverId));
    const beat = setInterval(() => send(healthText(serverId)), healthBeatMs);
    beat.unref();
    return () => clearInterval(beat);
  };
}
