import { parentPort } from 'node:worker_threads';
import { openEngine } from './enrich/image-text/engine.ts';
import { engineFiles } from './enrich/image-text/files.ts';
import { readPicture } from './enrich/image-text/read.ts';
import type { FromThread, ToThread } from './enrich/image-text/thread.ts';
import { makeThumbnail } from './enrich/image-text/thumbnail.ts';

/* The thread that reads pictures, or makes them small: seconds of work and up to 250 MB, both gone when it ends. */

const port = parentPort;
if (!port) throw new Error('The image text thread is started as a worker');

const engine = openEngine(engineFiles(import.meta.url));

port.on('message', (asked: ToThread) => {
  void answerTo(asked).then(answer => port.postMessage(answer));
});

async function answerTo({ bytes, want }: ToThread): Promise<FromThread> {
  try {
    if (want === 'thumbnail') {
      const made = makeThumbnail(await engine, bytes);
      return typeof made === 'string' ? { kind: 'refused', why: made } : { kind: 'shrunk', bytes: made };
    }
    const result = readPicture(await engine, bytes);
    return typeof result === 'string' ? { kind: 'refused', why: result } : { kind: 'read', text: result };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
