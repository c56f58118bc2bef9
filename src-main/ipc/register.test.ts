import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { channels } from '../../src-shared/channels.ts';
import { type Handlers, type Method, methods, type Output } from '../../src-shared/contract/index.ts';
import { AppError, type Reply } from '../../src-shared/errors.ts';
import { type Border, registerCalls } from './register.ts';
import { registerStreams, type Sources } from './streams.ts';

type Listener = (event: object, ...args: unknown[]) => unknown;

/** What Electron would call, held by channel. */
const handled = new Map<string, Listener>();
const heard = new Map<string, Listener>();
const ipcMain = {
  handle: (channel: string, listener: Listener) => void handled.set(channel, listener),
  on: (channel: string, listener: Listener) => void heard.set(channel, listener),
} as unknown as Pick<IpcMain, 'handle' | 'on'>;

/** The contents of a window, as far as streams touch them. */
class Contents extends EventEmitter {
  readonly id = 7;
  readonly sent: unknown[][] = [];
  gone = false;
  isDestroyed = () => this.gone;
  send = (...message: unknown[]) => void this.sent.push(message);
}

let trusted: boolean;
const report = vi.fn(() => 'ref');
const border: Border = { ipcMain, isTrusted: () => trusted, report };
const get = vi.fn(async (_input: object): Promise<object> => ({ id: 'x' }));

beforeEach(() => {
  trusted = true;
  vi.clearAllMocks();
  handled.clear();
  heard.clear();
  registerCalls(border, { 'assets.get': get } as unknown as Handlers<Method>);
});

const call = (channel: string, ...args: unknown[]) => handled.get(channel)?.({}, ...args) as Promise<Reply<unknown>>;
const asset = '6a9e37e1-e49c-4985-ab56-480f67f05a64';

test('each method of the contract has a channel, and nothing else has', () => {
  expect([...handled.keys()]).toEqual([...methods]);
});

test('a call gets the parsed input, defaults filled in', async () => {
  expect(await call('assets.get', { asset: asset.toUpperCase() })).toEqual({ ok: true, value: { id: 'x' } });
  expect(get).toHaveBeenCalledWith({ asset, transferables: true });
});

test.each([
  [undefined, 'malformed'],
  [null, 'malformed'],
  ['text', 'malformed'],
  [{}, 'malformed'],
  [{ asset: 7 }, 'malformed'],
  [{ asset: '../../etc/passwd' }, 'malformed'],
  [{ asset: ['a'] }, 'malformed'],
  [JSON.parse(`{"__proto__": {"asset": "${asset}"}}`), 'malformed'],
])('%j is answered with a code and reaches nothing', async (input, code) => {
  expect(await call('assets.get', input)).toMatchObject({ ok: false, error: { code } });
  expect(get).not.toHaveBeenCalled();
});

test('an unknown value of an enumeration is unprocessable', async () => {
  const reply = await call('library.page', { page: { filter: { scope: 'all' }, sort: 'sideways' } });
  expect(reply).toMatchObject({ ok: false, error: { code: 'unprocessable' } });
});

test('a foreign page is refused before its input is looked at', async () => {
  trusted = false;
  expect(await call('assets.get', { asset })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(get).not.toHaveBeenCalled();
});

test('a known failure keeps its code, an unknown one is a reference to the log', async () => {
  get.mockRejectedValueOnce(new AppError('gone', 'The snippet was deleted'));
  expect(await call('assets.get', { asset })).toEqual({ ok: false, error: { code: 'gone', message: 'The snippet was deleted' } });
  const fault = new Error('SQLITE at /home/someone');
  get.mockRejectedValueOnce(fault);
  const reply = await call('assets.get', { asset });
  expect(JSON.stringify(reply)).toContain('ref');
  expect(JSON.stringify(reply)).not.toContain('someone');
  expect(report).toHaveBeenCalledWith(fault);
});

type Change = Output<'library.changes'>;

function startStreams() {
  const listeners = new Map<(value: Change) => void, () => void>();
  const source = (listener: (value: Change) => void, onLost: () => void) => {
    listeners.set(listener, onLost);
    return () => void listeners.delete(listener);
  };
  registerStreams(border, { 'library.changes': source } as unknown as Sources);
  const sender = new Contents();
  return {
    sender,
    listeners,
    subscribe: (name: unknown, id: unknown) => handled.get(channels.subscribe)?.({ sender }, name, id) as Promise<Reply<null>>,
    unsubscribe: (id: unknown) => heard.get(channels.unsubscribe)?.({ sender }, id),
    tell: (revision: number) => {
      for (const listener of listeners.keys()) listener({ revision, assets: [] });
    },
  };
}

test('values of a stream arrive under the id of the subscriber until it leaves', async () => {
  const { sender, subscribe, unsubscribe, tell, listeners } = startStreams();
  expect(await subscribe('library.changes', 1)).toEqual({ ok: true, value: null });
  tell(5);
  unsubscribe(1);
  tell(6);
  expect(sender.sent).toEqual([[channels.value, 1, { revision: 5, assets: [] }]]);
  expect(listeners.size).toBe(0);
});

test('a stream that ends by itself is said to be lost, once', async () => {
  const { sender, subscribe, listeners } = startStreams();
  await subscribe('library.changes', 1);
  for (const lose of listeners.values()) for (let i = 0; i < 2; i++) lose();
  expect(sender.sent).toEqual([[channels.lost, 1]]);
});

test.each(['did-navigate', 'render-process-gone', 'destroyed'])('after %s nothing listens any more', async event => {
  const { sender, subscribe, listeners } = startStreams();
  await subscribe('library.changes', 1);
  await subscribe('library.changes', 2);
  sender.emit(event);
  expect(listeners.size).toBe(0);
  expect(await subscribe('library.changes', 1)).toMatchObject({ ok: true });
});

test('nothing is sent to a window that is gone', async () => {
  const { sender, subscribe, tell } = startStreams();
  await subscribe('library.changes', 1);
  sender.gone = true;
  tell(5);
  expect(sender.sent).toEqual([]);
});

test.each([
  ['nothing', 1],
  ['constructor', 1],
  ['assets.get', 1],
  [undefined, 1],
  ['library.changes', '1'],
  ['library.changes', Number.NaN],
  ['library.changes', undefined],
])('subscribe(%j, %j) is malformed', async (name, id) => {
  const { subscribe, listeners } = startStreams();
  expect(await subscribe(name, id)).toMatchObject({ ok: false, error: { code: 'malformed' } });
  expect(listeners.size).toBe(0);
});

test('a window has a limited number of streams, each id once', async () => {
  const { subscribe, listeners } = startStreams();
  expect((await subscribe('library.changes', 0)).ok).toBe(true);
  expect(await subscribe('library.changes', 0)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  for (let id = 1; id < 100; id++) await subscribe('library.changes', id);
  expect(listeners.size).toBe(64);
});
