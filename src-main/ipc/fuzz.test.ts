import type { IpcMain } from 'electron';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { channels } from '../../src-shared/channels.ts';
import { type Handlers, type Method, methods } from '../../src-shared/contract/index.ts';
import { isErrorCode, type Reply } from '../../src-shared/errors.ts';
import { createStreams } from '../streams/hub.ts';
import { hostile, hostileInputOf } from '../testing/hostile-input.ts';
import { openTestService, save } from '../testing/library.ts';
import { registerCalls } from './register.ts';
import { registerStreams, type Sources } from './streams.ts';

/* Whatever a page sends on whichever channel, it gets a value or a coded refusal in one short line: never a fault. */

const seed = 20261123;

type Listener = (event: object, ...args: unknown[]) => unknown;

async function setUp() {
  const service = await openTestService();
  const handled = new Map<string, Listener>();
  const heard = new Map<string, Listener>();
  const ipcMain = {
    handle: (channel: string, listener: Listener) => void handled.set(channel, listener),
    on: (channel: string, listener: Listener) => void heard.set(channel, listener),
  } as unknown as Pick<IpcMain, 'handle' | 'on'>;
  const faults: unknown[] = [];
  const report = (error: unknown) => `fault ${faults.push(error)}`;
  const border = { ipcMain, isTrusted: () => true, report };
  // The desktop's own need Electron, and a fault that a window reports is one for the test library: what is tried of these
  // is what stands before them.
  const own = methods.filter(name => !(name in service.handlers) || name === 'system.report');
  const stand = Object.fromEntries(own.map(name => [name, async () => null])) as unknown as Handlers<Method>;
  registerCalls(border, { ...service.handlers, ...stand });
  registerStreams(border, createStreams(service) as unknown as Sources);
  return { service, handled, heard, faults };
}

function expectRefusal(reply: Reply<unknown>): void {
  if (reply.ok) return;
  expect(isErrorCode(reply.error.code) && reply.error.code !== 'internal', reply.error.message).toBe(true);
  expect(reply.error.message).toMatch(/^[^\r\n<>]{1,300}$/);
}

test('every call answers hostile input with a value or a coded refusal', async () => {
  const { service, handled, faults } = await setUp();
  const { id, original } = await save(service, 'const a = 1;', { ext: 'ts', tags: [{ text: 'tag' }] });
  const known = [id, original.id, '00000000-0000-4000-8000-000000000000', 'a', 'ts', 'tag', 'lang:ts a', '/a+/'];
  const prototype = Object.getOwnPropertyNames(Object.prototype);

  for (const method of methods) {
    await fc.assert(
      fc.asyncProperty(hostileInputOf(method, known), async value => {
        const reply = (await handled.get(method)?.({}, structuredClone(value))) as Reply<unknown>;
        expectRefusal(reply);
        expect(faults, method).toEqual([]);
      }),
      { numRuns: 25, seed, endOnFailure: true },
    );
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
  await save(service, 'it still works');
}, 240_000);

test('streams answer hostile names and ids, and end with the window', async () => {
  const { handled, heard, faults } = await setUp();
  const sender = { id: 1, on: vi.fn(), once: vi.fn(), isDestroyed: () => false, send: vi.fn() };
  const name = fc.oneof(
    hostile,
    fc.constantFrom<unknown>('library.changes', 'assets.stream', 'constructor', '__proto__', ...methods),
  );
  await fc.assert(
    fc.asyncProperty(name, fc.oneof(hostile, fc.nat(100)), async (stream, id) => {
      expectRefusal((await handled.get(channels.subscribe)?.({ sender }, stream, id)) as Reply<unknown>);
      heard.get(channels.unsubscribe)?.({ sender }, id);
    }),
    { numRuns: 300, seed },
  );
  expect(faults).toEqual([]);
});

test('a channel that the contract lacks has nobody who listens', async () => {
  const { handled, heard } = await setUp();
  expect([...handled.keys()].sort()).toEqual([...methods, channels.subscribe].sort());
  expect([...heard.keys()]).toEqual([channels.unsubscribe]);
});
