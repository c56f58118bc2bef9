import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BodyRoom } from './body-room.ts';
import { readJsonBody } from './read-body.ts';

test('bodies enter in the order in which they came, and a small one does not overtake a large one', async () => {
  const room = new BodyRoom({ bytes: 10 });
  const entered: number[] = [];
  const enter = async (bytes: number) => {
    const { leave } = await room.enter(bytes, () => {});
    entered.push(bytes);
    return leave;
  };
  const [six, four, nine, one] = [enter(6), enter(4), enter(9), enter(1)];
  const [leaveSix, leaveFour] = await Promise.all([six, four]);
  leaveSix();
  await Promise.resolve();
  expect(entered).toEqual([6, 4]);
  leaveFour();
  (await nine)();
  (await one)();
  expect(entered).toEqual([6, 4, 9, 1]);
});

test('one that waits too long is told so, and those behind it go on', async () => {
  const room = new BodyRoom({ bytes: 10, patienceMs: 20 });
  await room.enter(9, () => {});
  const large = room.enter(5, () => {});
  const small = room.enter(1, () => {});
  await expect(large).rejects.toThrow('Too many large requests at once');
  await small;
});

test('bodies that hold all the room and do not come let go of it as soon as another waits, and of no room that nobody wants', async () => {
  const mib = 2 ** 20;
  const room = new BodyRoom({ bytes: 2 * mib, graceMs: 0 });
  const entering = vi.spyOn(room, 'enter');
  const limits = { bytes: mib, depth: 8, parts: 1000 };
  const server = createServer((request, response) => {
    readJsonBody(request, response, limits, room).then(
      () => response.end('read'),
      error => response.end(error.message),
    );
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, 'listening');
  const send = (body: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${mib}\r\n\r\n${body}`,
    );
    return text(socket);
  };
  const half = `{"a":"${'x'.repeat(mib / 2)}`;
  const whole = `{"a":"${'x'.repeat(mib - 8)}"}`;

  let told = 0;
  const slow = [send(half), send(half)].map(answer => answer.finally(() => told++));
  await expect.poll(() => entering.mock.settledResults.filter(({ type }) => type === 'fulfilled')).toHaveLength(2);
  const alone = told;
  const quick = send(whole);

  expect(await quick).toMatch(/read$/);
  expect(alone).toBe(0);
  expect(await Promise.race(slow)).toMatch(/The body came too slowly, and others waited$/);
});
