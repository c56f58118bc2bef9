import FormatWorker from './format-worker.ts?worker';
import type { FormatReply, FormatRequest } from './messages.ts';

/** The largest formatter, clang's, starts within a second; what takes longer than this hangs. */
const giveUpMs = 15_000;

let worker: Worker | undefined;

/** Formats a text in a thread of its own. One at a time: who asks waits for the answer. */
export async function formatText(request: FormatRequest): Promise<FormatReply | 'gave-up'> {
  worker ??= new FormatWorker();
  const { promise, resolve } = Promise.withResolvers<FormatReply | 'gave-up'>();
  const timer = setTimeout(giveUp, giveUpMs);
  function giveUp(): void {
    worker?.terminate();
    worker = undefined;
    resolve('gave-up');
  }
  worker.onmessage = ({ data }: MessageEvent<FormatReply>) => resolve(data);
  worker.onerror = giveUp;
  worker.postMessage(request);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
