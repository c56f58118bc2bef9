import { expect, test } from 'vitest';
import { createCaptures } from './captures.ts';
import { type Command, createCommands } from './commands.ts';

const lost = () => {};

test('a command goes to its window alone', () => {
  const commands = createCommands();
  const told: [number, Command][] = [];
  for (const id of [1, 2]) commands.source(command => told.push([id, command]), lost, id);
  commands.send(2, { command: 'new' });
  expect(told).toEqual([[2, { command: 'new' }]]);
});

test('one for a window that does not listen yet waits for it, and only for it', () => {
  const commands = createCommands();
  const told: Command[] = [];
  commands.send(1, { command: 'search' });
  commands.send(1, { command: 'new' });
  commands.send(3, { command: 'new' });
  commands.forget(3);
  for (const id of [3, 1]) commands.source(command => told.push(command), lost, id);
  expect(told).toEqual([{ command: 'search' }, { command: 'new' }]);
});

test('a page that left gets nothing, and leaves its successor alone', () => {
  const commands = createCommands();
  const told: string[] = [];
  const leave = commands.source(() => told.push('before'), lost, 1);
  commands.source(() => told.push('after'), lost, 1);
  leave();
  commands.send(1, { command: 'new' });
  expect(told).toEqual(['after']);
});

test('a toast that opens late is told the last capture', () => {
  const captures = createCaptures();
  captures.publish({ capture: { outcome: 'nothing' }, seconds: 6 });
  const told: string[] = [];
  const leave = captures.source(({ capture }) => told.push(capture.outcome), lost, 1);
  captures.publish({ capture: { outcome: 'paused' }, seconds: 6 });
  leave();
  captures.publish({ capture: { outcome: 'nothing' }, seconds: 6 });
  expect(told).toEqual(['nothing', 'paused']);
});
