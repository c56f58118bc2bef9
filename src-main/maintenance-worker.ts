import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from './storage/failure.ts';
import type { FromMaintenance } from './storage/maintenance.ts';
import { type TaskName, tasks } from './storage/maintenance-tasks.ts';

/* The thread of one task on the library's files: a backup, a check. It ends with it. */

const { name, input } = workerData as { readonly name: TaskName; readonly input: unknown };
const run = tasks[name] as (input: unknown, progress: (share: number) => void) => unknown;

try {
  say({ kind: 'done', value: run(input, share => say({ kind: 'progress', share })) });
} catch (error) {
  say({ kind: 'failed', failure: toFailure(error) });
}

function say(message: FromMaintenance): void {
  parentPort?.postMessage(message);
}
