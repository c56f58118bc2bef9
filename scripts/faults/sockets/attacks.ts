import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Random } from '../random.ts';

/* What other programs of this machine may do to the port, by intent or by a fault of theirs. */

const host = 'Host: localhost\r\n';
const json = 'Content-Type: application/json\r\n';
/** The largest body that the server takes. */
const largest = 64 * 2 ** 20;

/** A connection of which everything may break; what comes is thrown away. */
async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return socket;
}

/** Connections that say nothing. */
export async function idle(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let from = 0; from < count; from += 200)
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(200, count - from) }, () => dial(port)))));
  return sockets;
}

/** Connections that send what begins a request, and then a byte a second of it, until they are cut. */
export async function trickle(port: number, count: number, begin: string): Promise<Socket[]> {
  const sockets = await idle(port, count);
  for (const socket of sockets) {
    socket.write(begin);
    const drip = setInterval(() => socket.write('a'), 1000);
    socket.once('close', () => clearInterval(drip));
  }
  return sockets;
}

export const slowHead = `GET / HTTP/1.1\r\n${host}X-A: `;
export const slowBody = `POST /assets/create HTTP/1.1\r\n${host}${json}Content-Length: 100000\r\n\r\n{"a":"`;
/** As much of a body as takes room, of one that never comes. */
export const slowLargeBody = `POST /assets/create HTTP/1.1\r\n${host}${json}Content-Length: ${largest}\r\n\r\n{"a":"${'x'.repeat(300_000)}`;

/** A request that saves a text as large as a body can hold. */
export function largestSave(application: object): Buffer {
  const [before = '', after = ''] = JSON.stringify({
    asset: { application, format: { fragment: { string: { raw: '|' } } }, metadata: { name: 'large' } },
  }).split('|');
  const head = `POST /assets/create?transferables=false HTTP/1.1\r\n${host}${json}Connection: close\r\nContent-Length: ${largest}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(head + before),
    Buffer.alloc(largest - before.length - after.length, 'a text of many lines\\n'),
    Buffer.from(after),
  ]);
}

/** Sends a request on a connection of its own; gives the status. */
export async function statusOf(port: number, request: Buffer): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const answer = text(socket).catch(() => '');
  socket.on('error', () => {});
  socket.write(request);
  return Number((await answer).slice(9, 12));
}

const handshake = `GET /assets/stream HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;

/** Frames that RFC 6455 forbids, one of each kind, and what is none at all. */
const brokenFrames: readonly ((random: Random) => Buffer)[] = [
  () => Buffer.from([0x81, 0x02, 0x61, 0x61]), // not masked
  () => Buffer.from([0xf1, 0x80, 1, 2, 3, 4]), // reserved bits
  () => Buffer.from([0x83, 0x80, 1, 2, 3, 4]), // an unknown opcode
  () => Buffer.from([0x80, 0x80, 1, 2, 3, 4]), // goes on with nothing
  () => Buffer.from([0x09, 0x80, 1, 2, 3, 4]), // a ping in parts
  () => Buffer.from([0x89, 0xfe, 0x01, 0x00, 1, 2, 3, 4]), // a ping of 256 bytes
  () => Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]), // 2^64 - 1 bytes
  () => Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]), // 1 GiB
  () => Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]), // text that is not UTF-8
  () => Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed]), // a close with a code that is never sent
  random => Buffer.from(random.bytes(random.between(1, 2000))),
];

/** Opens a stream and sends what is no frame; resolves when the server has closed it, with whether it had opened. */
export async function sendBrokenFrame(port: number, random: Random): Promise<boolean> {
  const socket = await dial(port);
  socket.write(handshake);
  const [first] = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  const closed = socket.destroyed ? Promise.resolve() : once(socket, 'close');
  socket.write(random.pick(brokenFrames)(random));
  const ping = setInterval(() => socket.write(Buffer.from([0x89, 0x80, 1, 2, 3, 4])), 50);
  await closed;
  clearInterval(ping);
  return String(first).startsWith('HTTP/1.1 101');
}
