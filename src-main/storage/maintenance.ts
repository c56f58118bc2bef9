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

/**
 * Does one task on the library's files in a thread of its own. It cannot be broken off: the thread is inside of SQLite, which
 * must not be torn down there (WiseLibs/better-sqlite3#1507).
 *
 * @throws what the task throws
 */
export function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  progress: (share: number) => void = () => {},
): Promise<TaskOutput<N>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(), { name: 'maintenance', workerData: { name, input } });
    worker.on('message', (message: FromMaintenance) => {
      if (message.kind === 'progress') progress(message.share);
      else if (message.kind === 'done') resolve(message.value as TaskOutput<N>);
      else reject(fromFailure(message.failure));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new AppError('storage_failed', 'The work on the library has stopped.')));
  });
}
