import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSearchIndex } from './search/index.ts';
import { toFailure } from './storage/failure.ts';
import { createHealth } from './storage/health.ts';
import { gatherIntoFile, giveIdentity, identityOf, replaceClosed } from './storage/recovery/exchange.ts';
import { createBatchRunner } from './storage/serve.ts';
import { openDatabase } from './storage/sqlite/open.ts';
import { createSqliteStore } from './storage/sqlite/store.ts';
import type { Call, FromThread, ToThread } from './storage/thread.ts';
import { createTurns } from './storage/turns.ts';

/* The storage thread: it owns the database and the search index, so that no query ever stalls a window. */

const port = parentPort;
if (!port) throw new Error('The storage thread is started as a worker');
const { folder } = workerData as { readonly folder: string };

try {
  const library = openDatabase(folder);
  const health = createHealth({
    tryWriting() {
      if (!replacing) run([{ id: 0, method: 'tryWriting', args: [Date.now()] }]);
    },
    say: now => say({ kind: 'health', health: now }),
  });
  let { store, run } = openStore();
  let replacing = false;

  function openStore() {
    const opened = createSqliteStore(library.db, handle => createSearchIndex(handle, join(folder, 'index')));
    return {
      store: opened,
      run: createBatchRunner({ ...{ db: library.db, checkPlace: library.checkPlace, store: opened }, health, now: Date.now }),
    };
  }

  const turns = createTurns({ run: calls => run(calls), say: answers => say({ kind: 'answers', answers }) });
  const meanwhile: Call[] = [];

  /** What is asked meanwhile waits for the library that is there afterwards. */
  async function replace(at: number): Promise<void> {
    turns.finish();
    replacing = true;
    await store.search.close();
    let kept = '';
    try {
      giveIdentity(folder, identityOf(library.db), at);
      gatherIntoFile(library.db);
      library.exchange(() => {
        kept = replaceClosed(folder, at);
      });
      say({ kind: 'replaced', revision: newestRevision(), kept });
    } catch (error) {
      say({ kind: 'notReplaced', failure: toFailure(error) });
    }
    ({ store, run } = openStore());
    replacing = false;
    turns.add(meanwhile.splice(0));
  }

  const newestRevision = () => identityOf(library.db).revision;

  port.on('message', (message: ToThread) => {
    if (message.kind === 'replace') {
      void replace(message.at);
      return;
    }
    if (message.kind === 'close') {
      turns.finish();
      health.close();
      void store.search.close().then(() => {
        library.close();
        port.close();
      });
      return;
    }
    if (replacing) meanwhile.push(...message.calls);
    else turns.add(message.calls);
  });
  say({ kind: 'ready', user: library.user, revision: store.changes.revision(), notes: library.notes });
} catch (error) {
  say({ kind: 'refused', failure: toFailure(error) });
  port.close();
}

function say(message: FromThread): void {
  port?.postMessage(message);
}
