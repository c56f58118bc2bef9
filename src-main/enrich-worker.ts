import { parentPort } from 'node:worker_threads';
import { runSteps } from './enrich/pipeline.ts';
import type { FromThread, Task, ToThread } from './enrich/thread.ts';

/* The enrichment's thread: no database, no network; one task at a time, so that a heavy one delays nothing but the next. */

const port = parentPort;
if (!port) throw new Error('The enrichment is started as a worker');

port.on('message', (message: ToThread) => {
  if (message.kind === 'close') port.close();
  else say(answer(message.task));
});

function say(message: FromThread): void {
  port?.postMessage(message);
}

function answer(task: Task): FromThread {
  try {
    return { kind: 'found', found: runSteps(task) };
  } catch (error) {
    return { kind: 'failed', ...describe(error) };
  }
}

function describe(error: unknown): { readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  return { message: error.message, ...(error.stack && { stack: error.stack }) };
}
