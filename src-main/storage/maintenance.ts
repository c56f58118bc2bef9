import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../src-shared/errors.ts';
import { type Failure, fromFailure } from './failure.ts';
import type { TaskInput, TaskName, TaskOutput } from './maintenance-tasks.ts';

/** What the thread of a task says; the last is the result or the failure. */
export type FromMaintenance =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The thread's file: beside this bundle when built, the source when Node runs that. */
function threadFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../maintenance-worker.ts', import.meta.url)
    : new URL('./maintenance-worker.js', import.meta.url);
}

export interface TaskOptions {
  /** How far it is, from 0 to 1. */
  readonly progress?: (share: number) => void;
  /** Gives the task up: its promise rejects at once, its thread ends as soon as it can. */
  readonly signal?: AbortSignal;
}

/** What the thread of a task is given. */
export interface TaskOrder {
  readonly name: TaskName;
  readonly input: unknown;
  /** Is not zero once nobody waits for the task any more. */
  readonly givenUp: Int32Array;
}

const threads = new Set<Promise<void>>();

/**
 * Does one task on the library's files in a thread of its own. Given up, it ends between two statements of SQLite: inside of
 * one the thread must not be torn down (WiseLibs/better-sqlite3#1507).
 *
 * @throws what the task throws, or AppError `cancelled`
 */
export function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  { progress = () => {}, signal }: TaskOptions = {},
): Promise<TaskOutput<N>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw closing();
    const givenUp = new Int32Array(new SharedArrayBuffer(4));
    const order: TaskOrder = { name, input, givenUp };
    const worker = new Worker(threadFile(), { name: 'maintenance', workerData: order });
    const giveUp = () => {
      Atomics.store(givenUp, 0, 1);
      reject(closing());
    };
    signal?.addEventListener('abort', giveUp);
    worker.on('message', (message: FromMaintenance) => {
      if (message.kind === 'progress') progress(message.share);
      else if (message.kind === 'done') resolve(message.value as TaskOutput<N>);
      else reject(fromFailure(message.failure));
    });
    worker.on('error', reject);
    const ended = new Promise<void>(end => worker.on('exit', () => end()));
    threads.add(ended);
    void ended.then(() => {
      threads.delete(ended);
      signal?.removeEventListener('abort', giveUp);
      reject(new AppError('storage_failed', 'The work on the library has stopped.'));
    });
  });
}

function closing(): AppError {
  return new AppError('cancelled', 'Magpie is closing.');
}

/** Ends the process. What a thread that is inside of SQLite would hold up ends all at once: nothing is left to be lost. */
export function endProcess(exit: () => void): void {
  if (threads.size === 0) exit();
  else process.kill(process.pid, 'SIGKILL');
}

/** Waits until no thread of a task is there, for so many milliseconds at most; tells whether none is. */
export async function tasksEnded(ms: number): Promise<boolean> {
  if (threads.size > 0) await Promise.race([Promise.all(threads), wait(ms, undefined, { ref: false })]);
  return threads.size === 0;
}
