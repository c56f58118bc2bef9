import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieIn } from './authority.ts';
import { type Connection, openDisplay } from './connection.ts';
import { pressOnX11 } from './press.ts';

const server = '/usr/bin/Xvfb';

/** Opcodes to make a window that hears keys. */
const op = { createWindow: 1, mapWindow: 8, internAtom: 16, changeProperty: 18, setInputFocus: 42, getInputFocus: 43 } as const;
const keyPress = 2;
const keysOfUs = new Map([
  [37, 'Control'],
  [50, 'Shift'],
  [55, 'v'],
  [113, 'Left'],
]);

function words(...values: readonly number[]): Buffer {
  const body = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) body.writeUInt32LE(value, 4 * index);
  return body;
}

/** A window with the focus, and the keys it hears. */
async function openWindow(env: NodeJS.ProcessEnv) {
  const pressed: string[] = [];
  const display = await openDisplay(env, event => {
    if (((event[0] ?? 0) & 0x7f) === keyPress) pressed.push(keysOfUs.get(event[1] ?? 0) ?? `key ${event[1]}`);
  });
  const window = 0x0020_0001; // the first id that the server gives to its first client
  const size = Buffer.alloc(12);
  size.writeUInt16LE(10, 4);
  size.writeUInt16LE(10, 6);
  size.writeUInt16LE(1, 10);
  const hearsKeys = 1;
  display.send(op.createWindow, 0, Buffer.concat([words(window, display.root), size, words(0, 1 << 11, hearsKeys)]));
  display.send(op.mapWindow, 0, words(window));
  await display.ask(op.getInputFocus, 0);
  display.send(op.setInputFocus, 0, words(window, 0));
  await display.ask(op.getInputFocus, 0);
  return { display, window, pressed };
}

async function setProperty(display: Connection, window: number, name: number, type: number, value: Buffer, bits: 8 | 32) {
  const format = Buffer.from([bits, 0, 0, 0]);
  display.send(op.changeProperty, 0, Buffer.concat([words(window, name, type), format, words((value.length * 8) / bits), value]));
  await display.ask(op.getInputFocus, 0);
}

describe.skipIf(!existsSync(server))('on a display (needs Xvfb)', () => {
  let display: ChildProcess;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    display = spawn(server, ['-displayfd', '3', '-screen', '0', '64x64x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const line = createInterface({ input: display.stdio[3] as NodeJS.ReadableStream });
    env = { DISPLAY: `:${await new Promise<string>(resolve => line.once('line', resolve))}`, XAUTHORITY: '/nowhere' };
  });
  afterAll(() => void display.kill());

  test('the window with the focus gets Ctrl+V and the steps to the caret; a terminal gets Ctrl+Shift+V', async () => {
    const { display, window, pressed } = await openWindow(env);
    await pressOnX11(2, env);
    await display.ask(op.getInputFocus, 0);
    expect(pressed).toEqual(['Control', 'v', 'Left', 'Left']);

    pressed.length = 0;
    const name = '_NET_ACTIVE_WINDOW';
    const length = Buffer.alloc(4);
    length.writeUInt16LE(name.length);
    const active = (await display.ask(op.internAtom, 0, Buffer.concat([length, Buffer.from(name)]))).readUInt32LE(8);
    await setProperty(display, display.root, active, 33, words(window), 32);
    await setProperty(display, window, 67, 31, Buffer.from('kitty\0kitty\0'), 8);
    await pressOnX11(0, env);
    await display.ask(op.getInputFocus, 0);
    expect(pressed).toEqual(['Control', 'Shift', 'v']);
    display.close();
  });

  test('a display that is not there, or elsewhere, is said so', async () => {
    await expect(pressOnX11(0, { DISPLAY: ':31337' })).rejects.toThrow();
    await expect(pressOnX11(0, { DISPLAY: 'elsewhere:0' })).rejects.toThrow('not one of this machine');
  });
});

test('the cookie of our display is found among those of others', () => {
  const field = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  const entry = (number: string, name: string, data: string) =>
    Buffer.concat([Buffer.from([1, 0]), field('host'), field(number), field(name), field(data)]);
  const file = Buffer.concat([
    entry('1', 'MIT-MAGIC-COOKIE-1', 'other'),
    entry('0', 'XDM-AUTHORIZATION-1', 'kind'),
    entry('0', 'MIT-MAGIC-COOKIE-1', 'ours'),
  ]);
  expect(cookieIn(file, '0')).toEqual({ name: 'MIT-MAGIC-COOKIE-1', data: Buffer.from('ours') });
  expect(cookieIn(file, '7').name).toBe('');
  expect(() => cookieIn(file.subarray(0, 9), '0')).toThrow();
});
