import { connect, type Socket } from 'node:net';

/** One keep-alive connection that asks and waits, as cheaply as Node can: the two cores are shared with the server. */
export interface Connection {
  /** Sends one request, and gives the milliseconds until the whole answer (with Content-Length) was there. */
  ask(request: string): Promise<number>;
  close(): void;
}

export async function open(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let left = 0;
  let head = '';
  let done: (() => void) | undefined;
  socket.on('data', chunk => {
    if (left > 0) {
      left -= chunk.length;
    } else {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const status = head.slice(9, 12);
      if (status !== '200') throw new Error(`Answered ${head.slice(0, 200)}`);
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      if (length === undefined) throw new Error('The answer has no Content-Length');
      left = Number(length) - (head.length - end - 4);
      head = '';
    }
    if (left <= 0) done?.();
  });
  return {
    ask(request) {
      const start = performance.now();
      return new Promise(resolve => {
        done = () => resolve(performance.now() - start);
        socket.write(request);
      });
    },
    close: () => socket.destroy(),
  };
}

export function get(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
}

export function post(path: string, body: unknown): string {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
