import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { Seed } from '../../src-shared/model/seed.ts';
import { toNewAsset } from '../assets/seed.ts';
import { textSeed } from '../testing/library.ts';
import type { Task } from './thread.ts';
import { createEnrichmentWorker } from './worker.ts';

function open() {
  const worker = createEnrichmentWorker();
  onTestFinished(() => worker.close());
  return worker;
}

function titleOf(text: string): Task {
  const asset = toNewAsset(Seed.parse(textSeed(text)), 1, () => crypto.randomUUID());
  return { asset, steps: ['title'], bounds: {}, ownTags: [], imageTexts: [] };
}

test('each of many tasks at once gets its own answer', async () => {
  const worker = open();
  const words = ['alpha', 'bravo', 'charlie', 'delta'];
  const found = await Promise.all(words.map(word => worker.run(titleOf(`the word ${word}`))));
  expect(found.map(({ name }) => name?.toLowerCase().split(' ').at(-1))).toEqual(words);
});

test('a task that nobody waits for any more does not run, and those after it do', async () => {
  const worker = open();
  const abort = new AbortController();
  const first = worker.run(titleOf('the word alpha'));
  const dropped = worker.run(titleOf('the word bravo'), abort.signal);
  const last = worker.run(titleOf('the word charlie'));
  abort.abort();
  await expect(dropped).rejects.toThrow('aborted');
  expect((await first).name).toMatch(/alpha/i);
  expect((await last).name).toMatch(/charlie/i);
});

test('closing does not wait for a task that takes long', async () => {
  const endless = `require('node:worker_threads').parentPort.on('message', () => { for (;;); })`;
  const worker = createEnrichmentWorker(undefined, () => new Worker(endless, { eval: true }));
  const ended = expect(worker.run(titleOf('the word alpha'))).rejects.toThrow('has stopped');
  await worker.close();
  await ended;
});

test('after it was closed nothing runs', async () => {
  const worker = createEnrichmentWorker();
  await worker.close();
  await expect(worker.run(titleOf('the word alpha'))).rejects.toThrow('has stopped');
});
