import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { AppError } from '../../src-shared/errors.ts';
import type { Health } from '../../src-shared/model/health.ts';
import type { Change } from '../../src-shared/model/library.ts';
import { fromFailure } from './failure.ts';
import type { Reads, Storage, Writes } from './port.ts';
import { type Answer, access, type Call, type FromThread, type StorageMethod, type ToThread } from './thread.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The worker's file: beside this bundle when built, the source when Node runs that. */
function workerFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../storage-worker.ts', import.meta.url)
    : new URL('./storage-worker.js', import.meta.url);
}

let sqliteVersion: string | undefined;

/**
 * SQLite's program is loaded by this thread as well, once. Where only a worker has it, Node unmaps it as that worker ends,
 * and what V8 finalises after that jumps into nothing: the process dies, now and then (WiseLibs/better-sqlite3#1476).
 * Gives its version.
 */
function holdProgram(): string {
  if (sqliteVersion === undefined) {
    const db = new Database(':memory:');
    sqliteVersion = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() as string;
    db.close();
  }
  return sqliteVersion;
}

/**
 * Starts the storage thread on a data folder.
 *
 * @throws AppError with what is wrong and what to do, the data untouched: a newer database, a folder in use, full or read-only
 */
export async function openStorage(folder: string): Promise<Storage> {
  const engine = ['SQLite', holdProgram()] as const;
  const worker = new Worker(workerFile(), { name: 'storage', workerData: { folder } });
  const waiting = new Map<number, Waiting>();
  const listeners: ((change: Change) => void | Promise<void>)[] = [];
  const healthListeners: ((health: Health) => void)[] = [];
  let health: Health = {};
  const damageListeners: (() => void)[] = [];
  let outgoing: Call[] = [];
  let lastId = 0;
  let dead: AppError | undefined;
  let replaced: { settle(answer: { revision: number; kept: string }): void; fail(error: unknown): void };

  const { user, revision, notes } = await started(worker);
  let closed: () => void = () => {};
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'answers') for (const answer of message.answers) settle(answer);
    else if (message.kind === 'health') tellHealth(message.health);
    else if (message.kind === 'replaced') replaced.settle(message);
    else if (message.kind === 'notReplaced') replaced.fail(fromFailure(message.failure));
  });
  worker.on('error', error =>
    die(new AppError('storage_failed', 'The storage of the library has stopped. Restart Magpie.', { cause: error })),
  );
  worker.on('exit', () => die(new AppError('unavailable', 'The library is closed')));

  function die(reason: AppError): void {
    dead ??= reason;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
    replaced?.fail(dead);
    closed();
  }

  function settle(answer: Answer): void {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (!call) return;
    if (!answer.ok) {
      if (answer.failure.code === 'library_damaged') for (const listener of damageListeners) listener();
      call.reject(fromFailure(answer.failure));
      return;
    }
    const handedOver = answer.change ? announce(answer.change) : [];
    if (handedOver.length === 0) call.resolve(answer.value);
    else void Promise.all(handedOver).then(() => call.resolve(answer.value), call.reject);
  }

  function tellHealth(now: Health): void {
    health = now;
    for (const listener of healthListeners) listener(now);
  }

  function announce(change: Change): Promise<void>[] {
    return listeners.map(listener => listener(change)).filter(result => result !== undefined);
  }

  /** Calls made in one turn of the event loop cross in one message. */
  function flush(): void {
    if (outgoing.length === 0) return; // closing has sent them
    post({ kind: 'calls', calls: outgoing });
    outgoing = [];
  }

  function post(message: ToThread): void {
    worker.postMessage(message);
  }

  function call(method: StorageMethod, args: readonly unknown[]): Promise<unknown> {
    if (dead) return Promise.reject(dead);
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      if (outgoing.length === 0) queueMicrotask(flush);
      outgoing.push({ id, method, args });
    });
  }

  const methods = Object.fromEntries(
    Object.keys(access).map(name => [name, (...args: readonly unknown[]) => call(name as StorageMethod, args)]),
  ) as unknown as Reads & Writes;

  return {
    ...methods,
    user,
    engine,
    revision,
    health: () => health,
    onHealth(listener) {
      healthListeners.push(listener);
    },
    notes,
    onCommit(listener) {
      listeners.push(listener);
    },
    onDamage(listener) {
      damageListeners.push(listener);
    },
    async replace(at) {
      if (dead) throw dead;
      const { revision: now, kept } = await new Promise<{ revision: number; kept: string }>((settle, fail) => {
        replaced = { settle, fail };
        flush();
        post({ kind: 'replace', at });
      });
      await Promise.all(announce({ revision: now, assets: [], collections: true, tags: true, restored: true }));
      return kept;
    },
    // The thread ends by itself once nothing is left to do: terminating it may hit native code in the middle of a call,
    // and that takes the whole process down (https://github.com/WiseLibs/better-sqlite3/issues/1507).
    async close() {
      if (dead) return;
      const done = new Promise<void>(resolve => {
        closed = resolve;
      });
      flush();
      post({ kind: 'close' });
      await done;
    },
  };
}

function started(worker: Worker): Promise<Extract<FromThread, { readonly kind: 'ready' }>> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromThread) => {
      worker.off('error', reject);
      if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'refused') reject(fromFailure(message.failure));
    });
  });
}
