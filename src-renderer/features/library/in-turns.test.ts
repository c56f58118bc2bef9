import { expect, test } from 'vitest';
import { inTurns, useProgress } from './in-turns.ts';

const many = Array.from({ length: 1200 }, (_, i) => i);

test('many are done some at a time, and it is told how far that is', async () => {
  const told: (number | undefined)[] = [];
  const { results } = await inTurns(many, async some => {
    told.push(useProgress.getState().progress?.done);
    return some.length;
  });
  expect(results).toEqual([500, 500, 200]);
  expect(told).toEqual([0, 500, 1000]);
  expect(useProgress.getState().progress).toBeNull();
});

test('a cancelled one gives what was done until then', async () => {
  const { results } = await inTurns(many, async some => {
    useProgress.getState().progress?.cancel();
    return some.length;
  });
  expect(results).toEqual([500]);
});

test('one that fails gives what was done before, and why', async () => {
  const failure = new Error('full');
  const done = await inTurns(many, async some => {
    if (some.includes(500)) throw failure;
    return some.length;
  });
  expect(done).toEqual({ results: [500], error: failure });
});
