import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Call, StorageMethod } from './thread.ts';
import { createTurns } from './turns.ts';

function setUp(scanTakesMs = 0) {
  const runs: StorageMethod[][] = [];
  const answered: number[] = [];
  const turns = createTurns({
    run(calls) {
      runs.push(calls.map(({ method }) => method));
      const until = performance.now() + (calls[0]?.method === 'facets' ? scanTakesMs : 0);
      while (performance.now() < until);
      return calls.map(({ id }) => ({ id, ok: true, value: undefined }));
    },
    say: answers => answered.push(...answers.map(({ id }) => id)),
  });
  let id = 0;
  const add = (...methods: StorageMethod[]) => turns.add(methods.map((method): Call => ({ id: ++id, method, args: [] })));
  return { turns, runs, answered, add };
}

test('writes share a run and are answered first, then short reads, then each scan by itself in its order', async () => {
  const { runs, answered, add } = setUp();
  add('facets', 'asset', 'create');
  add('related', 'edit', 'asset');
  while (answered.length < 6) await turn();
  expect(runs).toEqual([['create', 'edit'], ['asset', 'asset'], ['facets'], ['related']]);
  expect(answered).toEqual([3, 5, 2, 6, 1, 4]);
});

test('what comes during a long scan is answered before the next one, and no scan is left out', async () => {
  const { runs, answered, add } = setUp(10);
  add('facets', 'facets', 'facets');
  await turn();
  add('asset');
  add('create');
  while (answered.length < 5) await turn();
  expect(runs).toEqual([['facets'], ['create'], ['asset'], ['facets'], ['facets']]);
});

test('before the thread ends all that waits is answered', () => {
  const { turns, runs, add } = setUp(10);
  add('facets', 'facets', 'asset', 'create');
  turns.finish();
  expect(runs).toEqual([['create'], ['asset'], ['facets'], ['facets']]);
});
