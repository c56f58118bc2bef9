import { createServer, type IncomingMessage, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, httpStatus } from '../../src-shared/errors.ts';
import { errorHeaders, rawAnswer } from './answer.ts';
import type { Connections } from './connections.ts';
import { inTurn } from './in-turn.ts';

/** How long clients may take, in milliseconds. */
export interface Timeouts {
  /** For the headers of a request: on loopback they come at once. */
  readonly headers: number;
  /** For a whole request to arrive. */
  readonly request: number;
  /** For a connection to stand still while an answer is being written. */
  readonly stall: number;
  /** Between two requests: shorter, and clients meet a closing connection when they come back. */
  readonly keepAlive: number;
  /** How often the first two are looked at. */
  readonly check: number;
}

/** A request may bring 64 MiB at 1 MiB a second. */
const defaultTimeouts: Timeouts = { headers: 10_000, request: 64_000, stall: 120_000, keepAlive: 72_000, check: 2000 };

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Node's HTTP server with the limits of the contract, and one line of text for what never becomes a request. */
export function makeHttpServer(
  handle: RequestListener,
  upgrade: Upgrade,
  connections: Connections,
  own: Partial<Timeouts> = {},
): Server {
  const timeouts = { ...defaultTimeouts, ...own };
  const options = {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.check,
    keepAliveTimeout: timeouts.keepAlive,
    requireHostHeader: false, // the guard answers a missing one, with 403
    // Other upgrades (curl offers h2c) are ignored, as HTTP allows, and the request is served.
    shouldUpgradeCallback: (request: IncomingMessage) => request.headers.upgrade?.toLowerCase() === 'websocket',
  };
  const serve = inTurn((request, response) => {
    connections.occupy(request, response);
    handle(request, response);
  });
  const server = createServer(options, (request, response) => {
    if (connections.isSurplus(request.socket)) return request.socket.end(failure('unavailable', 'Too many connections'));
    serve(request, response);
  });
  server.timeout = timeouts.stall;
  server.maxHeadersCount = 0; // Node would leave out those beyond 2000, and the guards must see each; their size is limited
  connections.watch(server);

  // `readJsonBody` asks for the body where it is expected to; any other expectation is ignored, as HTTP allows.
  for (const event of ['checkContinue', 'checkExpectation'] as const) {
    server.on(event, (request, response) => server.emit('request', request, response));
  }
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (connections.isSurplus(socket) || !connections.occupyForGood(request)) {
      return refuse(socket, 'unavailable', 'Too many connections');
    }
    upgrade(request, socket, head);
  });
  server.on('connect', (_request, socket) => refuse(socket, 'method_not_allowed', 'This is not a proxy'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    socket.end(brokenRequest(error.code), () => socket.destroy());
  });
  return server;
}

/** Ends a socket that has no response object with a failure. */
export function refuse(socket: Duplex, code: ErrorCode, message: string): void {
  socket.end(failure(code, message), () => socket.destroy());
}

function failure(code: ErrorCode, message: string): string {
  const status = httpStatus[code];
  return rawAnswer(status, STATUS_CODES[status] ?? '', message, errorHeaders(code));
}

function brokenRequest(code: string | undefined): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return rawAnswer(408, 'Request Timeout', 'The request took too long');
  if (code === 'HPE_HEADER_OVERFLOW') return rawAnswer(431, 'Request Header Fields Too Large', 'The headers are too large');
  return failure('malformed', 'The request is malformed');
}
