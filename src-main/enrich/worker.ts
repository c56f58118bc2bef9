import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Found, FromThread, Task, ToThread } from './thread.ts';

/** Idle for so long, in milliseconds, the thread ends and gives its memory back. */
const idleMs = 20_000;
/** The longest a task may take, in milliseconds; text in a large image takes a few seconds. */
const taskMs = 60_000;
/** How long closing waits for a task, in milliseconds: it stands in the queue, and is done after the next start. */
const closingMs = 1_000;

/** Starts the thread: its file is beside this bundle when built, the source when Node runs that. */
function startThread(): Worker {
  const file = import.meta.url.endsWith('.ts')
    ? new URL('../enrich-worker.ts', import.meta.url)
    : new URL('./enrich-worker.js', import.meta.url);
  return new Worker(file, { name: 'enrichment', resourceLimits: { maxOldGenerationSizeMb: 256 } });
}

export interface EnrichmentWorker {
  /**
   * Tasks run in the order they came; one whose signal is aborted before its turn does not run.
   *
   * @throws Error when a step failed or took too long; the next task has a new thread then
   */
  run(task: Task, signal?: AbortSignal): Promise<Found>;
  close(): Promise<void>;
}

/** A thread that is there while there is work: its models take memory that an idle app should not hold. */
export function createEnrichmentWorker(limits = { idleMs, taskMs }, thread = startThread): EnrichmentWorker {
  let worker: Worker | undefined;
  let ended = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function start(): Worker {
    const started = thread();
    started.unref();
    ended = new Promise(resolve => void started.once('exit', () => resolve()));
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  function post(message: ToThread): void {
    worker?.postMessage(message);
  }

  function run(task: Task, signal?: AbortSignal): Promise<Found> {
    const result = last.then(() => {
      signal?.throwIfAborted();
      if (closed) throw new Error('The enrichment has stopped');
      return runNow(task);
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function runNow(task: Task): Promise<Found> {
    clearTimeout(idle);
    worker ??= start();
    const running = worker;
    try {
      return await new Promise<Found>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('The enrichment of a snippet took too long')), limits.taskMs);
        const settle = (act: () => void) => {
          clearTimeout(timer);
          running.removeAllListeners('message').off('error', fail).off('exit', exit);
          act();
        };
        const fail = (error: unknown) => settle(() => reject(error));
        const exit = () => settle(() => reject(new Error('The enrichment has stopped')));
        running.once('error', fail).once('exit', exit);
        running.on('message', (message: FromThread) =>
          settle(() => (message.kind === 'found' ? resolve(message.found) : reject(toError(message)))),
        );
        post({ kind: 'task', task });
      });
    } catch (error) {
      // Whatever state it is in, the next task gets a fresh one. It holds no database that could be hurt.
      if (worker === running) worker = undefined;
      await running.terminate();
      throw error;
    } finally {
      idle = setTimeout(stop, limits.idleMs);
      idle.unref();
    }
  }

  function stop(): void {
    clearTimeout(idle);
    post({ kind: 'close' });
    worker = undefined;
  }

  return {
    run,
    async close() {
      closed = true;
      const running = worker;
      stop();
      if (!(await Promise.race([ended.then(() => true), wait(closingMs, false, { ref: false })]))) await running?.terminate();
    },
  };
}

function toError({ message, stack }: Extract<FromThread, { kind: 'failed' }>): Error {
  const error = new Error(message);
  if (stack) error.stack = stack;
  return error;
}
