import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { messageText } from './message-text.ts';

/** What waits for one subscriber at most, in bytes, when the next message is due (assets-api section 6, rule 7). */
const maxWaitingBytes = 16 * 1024 * 1024;

/** Nothing is expected from a client; a larger message closes its connection with 1009 (assets-api section 6). */
const maxInboundBytes = 64 * 1024;

/** Pings of one peer whose answers have not left yet; what it sends beyond is not answered, or one that never reads fills the memory. */
const maxPongsWaiting = 64;

/** How often a peer is pinged, in milliseconds; one silent for two of these is dropped (assets-api section 6, rule 6). */
const pingMs = 30_000;

/** How long peers get to answer the close at shutdown, in milliseconds. */
const closingMs = 500;

const closeCodes = { goingAway: 1001, internalError: 1011, tryAgainLater: 1013 } as const;

/** Starts what a connection is fed with; the returned function stops it. A string is sent as it is, an object as JSON. */
export type Feed = (send: (message: object | string) => void, lost: () => void) => () => void;

export interface Sockets {
  /** Completes a handshake that has passed the guards. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, feed: Feed): void;
  readonly size: number;
  close(): Promise<void>;
}

export interface SocketOptions {
  /** Answers a handshake that is not one, with one line of text. */
  readonly refuse: (socket: Duplex) => void;
}

/** The WebSocket side of the server: one way, from the hub to any number of peers, none of which can delay another. */
export function createSockets({ refuse }: SocketOptions): Sockets {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, autoPong: false, maxPayload: maxInboundBytes });
  server.on('wsClientError', (_error, socket) => refuse(socket));
  const heard = new WeakSet<WebSocket>();
  const missedOnce = new WeakSet<WebSocket>();

  const beat = setInterval(() => {
    for (const peer of server.clients) {
      if (heard.delete(peer)) missedOnce.delete(peer);
      else if (missedOnce.has(peer)) {
        peer.terminate();
        continue;
      } else missedOnce.add(peer);
      peer.ping();
    }
  }, pingMs);
  beat.unref();

  function serve(peer: WebSocket, feed: Feed): void {
    heard.add(peer);
    for (const sign of ['message', 'ping', 'pong'] as const) peer.on(sign, () => heard.add(peer));
    let pongsWaiting = 0;
    peer.on('ping', data => {
      if (pongsWaiting === maxPongsWaiting) return;
      pongsWaiting += 1;
      peer.pong(data, false, () => {
        pongsWaiting -= 1;
      });
    });
    let stop = () => {};
    const end = (code?: number) => {
      stop();
      if (code !== undefined) peer.close(code);
    };
    peer.on('close', () => end());
    peer.on('error', () => end()); // a close follows
    const send = (message: object | string) => {
      if (peer.readyState !== peer.OPEN) return;
      if (peer.bufferedAmount > maxWaitingBytes) return end(closeCodes.tryAgainLater);
      peer.send(typeof message === 'string' ? message : messageText(message), { binary: false });
    };
    stop = feed(send, () => end(closeCodes.internalError));
  }

  return {
    accept: (request, socket, head, feed) => {
      server.handleUpgrade(request, socket, head, peer => serve(peer, feed));
    },
    get size() {
      return server.clients.size;
    },
    close: async () => {
      clearInterval(beat);
      const left = [...server.clients].map(peer => new Promise(resolve => peer.once('close', resolve)));
      for (const peer of server.clients) peer.close(closeCodes.goingAway);
      const timeout = setTimeout(() => {
        for (const peer of server.clients) peer.terminate();
      }, closingMs);
      await Promise.all(left);
      clearTimeout(timeout);
    },
  };
}
