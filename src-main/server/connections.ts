import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Connections served at once; the contract asks for at least 256 (assets-api section 1). Each costs some 50 KB. */
const maxConnections = 1024;

/** The share of them that streams may take: whoever opens more leaves room for requests. */
const streamShare = 0.75;

/** Connections that still get a 503 beyond that, before new ones are dropped unanswered. */
const refusedPolitely = 256;

/**
 * Counts the connections of all listening sockets together. Where there are too many, the oldest one that waits for its client
 * makes room: ten thousand that are opened and left alone keep nobody out.
 */
export class Connections {
  /** Each with the request that is being answered on it. */
  readonly #open = new Map<Socket, IncomingMessage | undefined>();
  readonly #surplus = new WeakSet<Socket>();
  readonly #limit: number;
  #streams = 0;
  #closing = false;

  constructor(limit = maxConnections) {
    this.#limit = limit;
  }

  watch(server: Server): void {
    server.on('connection', socket => {
      while (this.#open.size >= this.#limit && this.#makeRoom());
      if (this.#open.size >= this.#limit) {
        if (this.#open.size >= this.#limit + refusedPolitely) return socket.destroy();
        this.#surplus.add(socket);
      }
      this.#open.set(socket, undefined);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /**
   * Nothing more is asked: connections that wait for their client are cut, the others once they are answered or `ms` milliseconds
   * have gone by.
   */
  close(ms: number): void {
    this.#closing = true;
    for (const [socket, request] of this.#open) if (!request) socket.destroy();
    const cut = () => {
      for (const socket of this.#open.keys()) socket.destroy();
    };
    setTimeout(cut, ms).unref();
  }

  /** A request has come, which occupies its connection once it is whole, and until it is answered. */
  occupy(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    this.#open.set(socket, request);
    response.once('close', () => {
      if (this.#open.get(socket) !== request) return;
      this.#open.set(socket, undefined);
      if (this.#closing) socket.destroySoon();
    });
  }

  /** A stream asks for its connection as long as that lasts; false where streams have their share. */
  occupyForGood(request: IncomingMessage): boolean {
    if (this.#streams >= this.#limit * streamShare) return false;
    this.#streams += 1;
    request.socket.once('close', () => {
      this.#streams -= 1;
    });
    this.#open.set(request.socket, request);
    return true;
  }

  /** Whether a connection came when all others were occupied: it is answered 503 and closed. */
  isSurplus(socket: object): boolean {
    return this.#surplus.has(socket as Socket);
  }

  #makeRoom(): boolean {
    for (const [socket, request] of this.#open) {
      if (request?.complete) continue;
      this.#open.delete(socket);
      socket.destroy();
      return true;
    }
    return false;
  }
}
