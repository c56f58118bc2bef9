import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections served at once; the contract asks for at least 256 (assets-api section 1). Each costs some 50 KB. */
const maxConnections = 1024;

/** Connections that still get a 503 beyond that, before new ones are dropped unanswered. */
const refusedPolitely = 256;

/** Counts the connections of all listening sockets together. */
export class Connections {
  readonly #open = new Set<Socket>();
  readonly #surplus = new WeakSet<Socket>();
  readonly #limit: number;

  constructor(limit = maxConnections) {
    this.#limit = limit;
  }

  watch(server: Server): void {
    server.on('connection', socket => {
      if (this.#open.size >= this.#limit + refusedPolitely) return socket.destroy();
      if (this.#open.size >= this.#limit) this.#surplus.add(socket);
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /** Whether a connection came after the limit was reached: it is answered 503 and closed. */
  isSurplus(socket: object): boolean {
    return this.#surplus.has(socket as Socket);
  }
}
