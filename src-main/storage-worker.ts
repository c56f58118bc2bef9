import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSearchIndex } from './search/index.ts';
import { toFailure } from './storage/failure.ts';
import { createHealth } from './storage/health.ts';
import { createBatchRunner } from './storage/serve.ts';
import { openDatabase } from './storage/sqlite/open.ts';
import { createSqliteStore } from './storage/sqlite/store.ts';
import type { Call, FromThread, ToThread } from './storage/thread.ts';

/* The storage thread: it owns the database and the search index, so that no query ever stalls a window. */

const port = parentPort;
if (!port) throw new Error('The storage thread is started as a worker');
const { folder } = workerData as { readonly folder: string };

try {
  const { db, user, checkPlace, close } = openDatabase(folder);
  const store = createSqliteStore(db, handle => createSearchIndex(handle, join(folder, 'index')));
  const health = createHealth({
    tryWriting: () => void run([{ id: 0, method: 'tryWriting', args: [Date.now()] }]),
    say: now => say({ kind: 'health', health: now }),
  });
  const run = createBatchRunner({ db, checkPlace, store, health, now: Date.now });
  let waiting: Call[] = [];

  const answerWaiting = () => {
    if (waiting.length === 0) return; // closing has answered them
    const calls = waiting;
    waiting = [];
    say({ kind: 'answers', answers: run(calls) });
  };

  port.on('message', (message: ToThread) => {
    if (message.kind === 'close') {
      answerWaiting();
      health.close();
      void store.search.close().then(() => {
        close();
        port.close();
      });
      return;
    }
    // All messages that have arrived by now become one batch.
    if (waiting.length === 0) setImmediate(answerWaiting);
    waiting.push(...message.calls);
  });
  say({ kind: 'ready', user, revision: store.changes.revision() });
} catch (error) {
  say({ kind: 'refused', failure: toFailure(error) });
  port.close();
}

function say(message: FromThread): void {
  port?.postMessage(message);
}
