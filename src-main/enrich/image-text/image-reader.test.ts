import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { tiny } from '../../testing/tiny-pictures.ts';
import { createImageReader, type ImageReader, type ImageReaderOptions, startImageTextThread } from './image-reader.ts';

const code = `async function retry(task, { times = 3 }) {
  for (let i = 0; i < times; i++) {
    try {
      return await task();
    } catch (error) {
      console.warn("failed", error);
    }
  }

  const last_error = new Error('gave up');
  throw last_error;
}`;

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/${name}.png`, import.meta.url));
}

let reader: ImageReader;
let threads: Worker[];

function openReader(options: ImageReaderOptions = {}): ImageReader {
  threads = [];
  reader = createImageReader({
    ...options,
    start: () => {
      const thread = startImageTextThread();
      threads.push(thread);
      return thread;
    },
  });
  return reader;
}
afterEach(() => reader.close());

test.for(['dark-1x', 'light-2x'])('code in a screenshot is read letter by letter, with its indentation: %s', async name => {
  const { text, confidence } = await openReader().read(fixture(name));
  expect(text).toBe(code);
  expect(confidence).toBeGreaterThan(0.8);
});

test('no thread runs before the first picture, one for all, none when none came for a while', async () => {
  openReader({ idle: 1 });
  expect(threads).toHaveLength(0);
  await Promise.all([reader.read(tiny.png), reader.read(tiny.gif), reader.read(tiny.webp)]);
  expect(threads).toHaveLength(1);
  await once(threads[0] as Worker, 'exit');
  expect(await reader.read(tiny.png)).toMatchObject({ text: '' });
  expect(threads).toHaveLength(2);
});

test('a picture that is cancelled stops at once, and the next one is read', async () => {
  openReader();
  await reader.read(tiny.png);
  const cancel = new AbortController();
  const reading = reader.read(fixture('light-2x'), cancel.signal);
  const next = reader.read(tiny.png);
  setImmediate(() => cancel.abort(new Error('not any more')));
  await expect(reading).rejects.toThrow('not any more');
  expect(await next).toMatchObject({ text: '' });
  expect(threads).toHaveLength(2);
});

test('a picture that takes too long is given up for good', async () => {
  await expect(openReader({ timeout: 1 }).read(fixture('light-2x'))).rejects.toMatchObject({ refusal: 'too slow' });
});

test('a picture that cannot be read is refused, and the thread goes on', async () => {
  openReader();
  const huge = Buffer.from(tiny.png);
  huge.writeUInt32BE(2 ** 31 - 1, 16);
  await expect(reader.read(huge)).rejects.toMatchObject({ refusal: 'too large' });
  await expect(reader.read(Buffer.from('{}'))).rejects.toMatchObject({ refusal: 'not a picture' });
  await expect(reader.read(tiny.png.subarray(0, 50))).rejects.toMatchObject({ refusal: 'damaged' });
  expect(threads).toHaveLength(1);
});

test('a thread that dies fails its picture, and the next one has another', async () => {
  openReader();
  const reading = reader.read(fixture('light-2x'));
  setImmediate(() => void threads[0]?.terminate());
  await expect(reading).rejects.toThrow('The image text thread has stopped');
  expect(await reader.read(tiny.png)).toMatchObject({ text: '' });
});

test('a closed reader reads nothing, also what was waiting', async () => {
  openReader();
  const reading = [reader.read(fixture('light-2x')), reader.read(tiny.png)];
  const closing = reader.close();
  for (const one of reading) await expect(one).rejects.toThrow('The reader is closed');
  await closing;
  await expect(reader.read(tiny.png)).rejects.toThrow('The reader is closed');
});
