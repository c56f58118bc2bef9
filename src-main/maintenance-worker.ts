import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../src-shared/errors.ts';
import { findNearCopies } from './search/copies.ts';
import { readLibrary } from './storage/backup/inspect.ts';
import type { Progress } from './storage/check.ts';
import { toFailure } from './storage/failure.ts';
import { libraryFile } from './storage/library-file.ts';
import type { FromMaintenance, TaskOrder } from './storage/maintenance.ts';
import { type Tasks, tasks } from './storage/maintenance-tasks.ts';

/* The thread of one task on the library as a whole: a backup, a check, the search for copies. It ends with it. */

const all: Tasks = {
  ...tasks,
  nearCopies: ({ folder }, step) => readLibrary(libraryFile(folder), db => findNearCopies(db, step)),
};

const { name, input, givenUp } = workerData as TaskOrder;
const run = all[name] as (input: unknown, progress: Progress) => unknown;

try {
  say({ kind: 'done', value: run(input, progress) });
} catch (error) {
  say({ kind: 'failed', failure: toFailure(error) });
}

/** Where a task tells how far it is, it can be given up. */
function progress(share?: number): void {
  if (Atomics.load(givenUp, 0) !== 0) throw new AppError('cancelled', 'Magpie is closing.');
  if (share !== undefined) say({ kind: 'progress', share });
}

function say(message: FromMaintenance): void {
  parentPort?.postMessage(message);
}
