import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readCookie } from './authority.ts';

/**
 * The little of the X11 protocol that pressing keys needs, over the socket of the display: no library speaks it without a
 * native part, and `xdotool` is rarely installed. https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */
export interface Connection {
  readonly root: number;
  readonly keycodes: { readonly first: number; readonly last: number };
  /** Sends a request: its opcode, the byte beside it and its body, whose length is made a multiple of four. */
  send(opcode: number, detail: number, body?: Buffer): void;
  /** Sends one that is answered; gives the whole answer. @throws for an error of the server */
  ask(opcode: number, detail: number, body?: Buffer): Promise<Buffer>;
  close(): void;
}

const header = 32; // of every answer, event and error
const answerOffset = { root: 40, vendorLength: 24, formats: 29, firstKeycode: 34, lastKeycode: 35 } as const;

/**
 * @param onEvent told what happened in windows of this connection, before the answer of anything asked after it
 * @throws for a display that is not on this machine, or does not let us in
 */
export async function openDisplay(env: NodeJS.ProcessEnv, onEvent?: (event: Buffer) => void): Promise<Connection> {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env.DISPLAY ?? '')?.[1];
  if (number === undefined) throw new Error('The display is not one of this machine');
  const cookie = await readCookie(number, env);
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  await once(socket, 'connect');
  const read = reader(socket);

  const lengths = Buffer.alloc(12);
  lengths.write('l'); // low byte first, from here on
  lengths.writeUInt16LE(11, 2);
  lengths.writeUInt16LE(cookie.name.length, 6);
  lengths.writeUInt16LE(cookie.data.length, 8);
  socket.write(Buffer.concat([lengths, padded(Buffer.from(cookie.name)), padded(cookie.data)]));
  const start = await read(8);
  const setup = Buffer.concat([start, await read(start.readUInt16LE(6) * 4)]);
  if (setup[0] !== 1) {
    socket.destroy();
    throw new Error('The display does not let us in');
  }
  const vendor = Math.ceil(setup.readUInt16LE(answerOffset.vendorLength) / 4) * 4;
  const root = setup.readUInt32LE(answerOffset.root + vendor + 8 * (setup[answerOffset.formats] ?? 0));

  function send(opcode: number, detail: number, body: Buffer = Buffer.alloc(0)): void {
    const request = padded(Buffer.concat([Buffer.from([opcode, detail, 0, 0]), body]));
    request.writeUInt16LE(request.length / 4, 2);
    socket.write(request);
  }

  async function answer(): Promise<Buffer> {
    for (;;) {
      const first = await read(header);
      if (first[0] === 0) throw new Error(`The display answers with error ${first[1]}`);
      if (first[0] === 1) return Buffer.concat([first, await read(first.readUInt32LE(4) * 4)]);
      onEvent?.(first);
    }
  }

  return {
    root,
    keycodes: { first: setup[answerOffset.firstKeycode] ?? 8, last: setup[answerOffset.lastKeycode] ?? 255 },
    send,
    ask: (opcode, detail, body) => {
      send(opcode, detail, body);
      return answer();
    },
    close: () => socket.destroy(),
  };
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

/** Reads so many bytes, however they arrive. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let failure: Error | undefined;
  socket.on('error', error => {
    failure = error;
  });
  return async length => {
    if (length === 0) return Buffer.alloc(0);
    for (;;) {
      const bytes: Buffer | null = socket.read(length);
      if (bytes?.length === length) return bytes;
      if (failure || socket.readableEnded || socket.destroyed) throw failure ?? new Error('The display has gone');
      await Promise.race([once(socket, 'readable'), once(socket, 'close')]);
    }
  };
}
