import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of all connections together that wait for an earlier one of theirs; each takes some 5 KB. */
const maxWaiting = 4096;

/**
 * Hands over the requests of a connection one after the other. Node hands over pipelined ones at once, and one packet holds
 * more than a thousand: all their answers would be made, and all but the first would wait in memory.
 */
export function inTurn(handle: RequestListener): RequestListener {
  const queues = new WeakMap<Socket, (() => void)[]>();
  let waiting = 0;

  return (request, response) => {
    const { socket } = request;
    const queue = queues.get(socket);
    const serve = () => {
      response.once('close', () => next(socket));
      handle(request, response);
    };
    if (!queue) {
      queues.set(socket, []);
      serve();
    } else if (waiting === maxWaiting) socket.destroy();
    else {
      waiting += 1;
      queue.push(serve);
    }
  };

  function next(socket: Socket): void {
    const queue = queues.get(socket) ?? [];
    const serve = socket.destroyed ? undefined : queue.shift();
    if (serve) {
      waiting -= 1;
      serve();
    } else {
      waiting -= queue.length; // those of a connection that is gone
      queues.delete(socket);
    }
  }
}
