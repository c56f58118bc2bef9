import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { createStreams } from '../streams/hub.ts';
import { openTestService, tempFolder } from '../testing/library.ts';
import { type ApiState, openLocalServer } from './local-server.ts';

async function open(port: number) {
  const service = await openTestService();
  await service.handlers['settings.update']({ settings: { server: { enabled: true, port, origins: [] } } });
  const log = createLog(tempFolder());
  const states: ApiState[] = [];
  const onState = (state: ApiState) => void states.push(state);
  const server = await openLocalServer({ service, streams: createStreams(service), log, onState });
  onTestFinished(() => server.close());
  return { service, server, states };
}

async function freePort(): Promise<{ readonly port: number; readonly free: () => Promise<void> }> {
  const holder = createServer();
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  if (address === null || typeof address === 'string') throw new Error('The port is not known');
  return { port: address.port, free: () => new Promise(resolve => holder.close(() => resolve())) };
}

test('the local API follows its switch', async () => {
  const { port, free } = await freePort();
  await free();
  const { service, server, states } = await open(port);
  expect(server.address()).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${server.address()}/.well-known/health`)).status).toBe(200);

  await service.handlers['settings.update']({ settings: { server: { enabled: false, origins: [] } } });
  expect(server.address()).toBeUndefined(); // a change settles once it holds
  await service.handlers['settings.update']({ settings: { server: { enabled: true, port, origins: [] } } });
  expect(server.address()).toBe(`http://127.0.0.1:${port}`);
  expect(states).toEqual(['open', 'off', 'open']);
});

test('a port that is taken is no reason to fail, and is told by having no address', async () => {
  const { port, free } = await freePort();
  onTestFinished(free);
  const { server, states } = await open(port);
  expect(server.address()).toBeUndefined();
  expect(states).toEqual(['failed']);
});
