import { setTimeout as wait } from 'node:timers/promises';
import { beforeArrowsMs } from '../commands.ts';
import { type Connection, openDisplay } from './connection.ts';

/** Opcodes of the core protocol. */
const op = {
  internAtom: 16,
  getProperty: 20,
  getInputFocus: 43,
  queryKeymap: 44,
  queryExtension: 98,
  getKeyboardMapping: 101,
} as const;
const fakeInput = 2; // of XTEST
const event = { press: 2, release: 3 } as const;
const atom = { window: 33, string: 31, wmClass: 67 } as const;
const keysym = { v: 0x76, left: 0xff51, control: 0xffe3, shift: 0xffe1 } as const;
/** Shift, Control, Caps Lock's neighbours, Meta, Alt, Super and Hyper, left and right. */
const modifierKeysyms = [0xffe1, 0xffe2, 0xffe3, 0xffe4, 0xffe7, 0xffe8, 0xffe9, 0xffea, 0xffeb, 0xffec, 0xffed, 0xffee];

/** By the class of their windows. In terminals Ctrl+V writes a control character; they paste with Shift too. */
const terminals = /term|konsole|kitty|alacritty|ghostty|foot|tilix|guake|yakuake|tilda|rxvt|ptyxis|org\.gnome\.console|kgx/i;

/**
 * Pastes in the window that has the focus, through the XTEST extension, and goes left so many steps.
 *
 * @throws where the display has no such extension, or no key writes a v
 */
export async function pressOnX11(steps: number, env: NodeJS.ProcessEnv): Promise<void> {
  const display = await openDisplay(env);
  try {
    const xtest = await extension(display, 'XTEST');
    const keys = await keyboard(display);
    const fake = (kind: number, keycode: number) => display.send(xtest, fakeInput, fakeInputBody(kind, keycode));
    const stroke = (...keycodes: readonly number[]) => {
      for (const keycode of keycodes) fake(event.press, keycode);
      for (const keycode of keycodes.toReversed()) fake(event.release, keycode);
    };

    // What a person still holds down would make another combination of it.
    for (const keycode of await heldModifiers(display, keys)) fake(event.release, keycode);
    const isTerminal = terminals.test(await classInFront(display));
    stroke(keys.code(keysym.control), ...(isTerminal ? [keys.code(keysym.shift)] : []), keys.code(keysym.v));
    await display.ask(op.getInputFocus, 0); // all of it has arrived
    if (steps === 0) return;
    await wait(beforeArrowsMs);
    for (let i = 0; i < steps; i++) stroke(keys.code(keysym.left));
    await display.ask(op.getInputFocus, 0);
  } finally {
    display.close();
  }
}

async function extension(display: Connection, name: string): Promise<number> {
  const length = Buffer.alloc(4);
  length.writeUInt16LE(name.length);
  const answer = await display.ask(op.queryExtension, 0, Buffer.concat([length, Buffer.from(name)]));
  const [isPresent, opcode = 0] = answer.subarray(8);
  if (isPresent !== 1) throw new Error(`The display has no ${name}`);
  return opcode;
}

interface Keyboard {
  /** The key that writes a symbol. @throws where none does */
  code(symbol: number): number;
  codes(symbols: readonly number[]): readonly number[];
}

async function keyboard(display: Connection): Promise<Keyboard> {
  const { first, last } = display.keycodes;
  const answer = await display.ask(op.getKeyboardMapping, 0, Buffer.from([first, last - first + 1, 0, 0]));
  const each = answer[1] ?? 1;
  const symbols = (keycode: number) =>
    Array.from({ length: each }, (_, i) => answer.readUInt32LE(32 + 4 * ((keycode - first) * each + i)));
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const codes = (wanted: readonly number[]) => all.filter(keycode => symbols(keycode).some(symbol => wanted.includes(symbol)));
  return {
    codes,
    code: symbol => {
      const [found] = codes([symbol]);
      if (found === undefined) throw new Error(`No key has the symbol ${symbol.toString(16)}`);
      return found;
    },
  };
}

async function heldModifiers(display: Connection, keys: Keyboard): Promise<readonly number[]> {
  const held = (await display.ask(op.queryKeymap, 0)).subarray(8);
  return keys.codes(modifierKeysyms).filter(keycode => ((held[keycode >> 3] ?? 0) >> (keycode & 7)) & 1);
}

/** `Name` and `Class` of the active window as its program gave them; blank where nothing tells. */
async function classInFront(display: Connection): Promise<string> {
  const name = '_NET_ACTIVE_WINDOW';
  const length = Buffer.alloc(4);
  length.writeUInt16LE(name.length);
  const found = await display.ask(op.internAtom, 1, Buffer.concat([length, Buffer.from(name)]));
  const active = found.readUInt32LE(8);
  if (active === 0) return '';
  const value = await property(display, display.root, active, atom.window);
  if (value.length < 4) return '';
  return (await property(display, value.readUInt32LE(), atom.wmClass, atom.string)).toString('latin1');
}

async function property(display: Connection, window: number, name: number, type: number): Promise<Buffer> {
  const body = Buffer.alloc(20);
  for (const [index, value] of [window, name, type, 0, 64].entries()) body.writeUInt32LE(value, 4 * index);
  const answer = await display.ask(op.getProperty, 0, body).catch(() => Buffer.alloc(32)); // the window is gone
  return answer.subarray(32, 32 + answer.readUInt32LE(16) * ((answer[1] ?? 0) / 8));
}

function fakeInputBody(kind: number, keycode: number): Buffer {
  const body = Buffer.alloc(32);
  body[0] = kind;
  body[1] = keycode;
  return body;
}
