import { expect, test } from 'vitest';
import { BodyRoom } from './body-room.ts';

test('bodies enter in the order in which they came, and a small one does not overtake a large one', async () => {
  const room = new BodyRoom(10);
  const entered: number[] = [];
  const enter = async (bytes: number) => {
    const leave = await room.enter(bytes);
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
  const room = new BodyRoom(10, 20);
  await room.enter(9);
  const large = room.enter(5);
  const small = room.enter(1);
  await expect(large).rejects.toThrow('Too many large requests at once');
  await small;
});
