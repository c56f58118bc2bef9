import { Worker } from 'node:worker_threads';
import type { ImageText, Refusal } from './read.ts';
import type { FromThread, ToThread } from './thread.ts';

/** A picture whose text cannot be had. `refusal` tells why where trying again would give the same. */
export class ImageTextError extends Error {
  override readonly name = 'ImageTextError';
  readonly refusal: Refusal | 'too slow' | undefined;
  constructor(message: string, { refusal, ...options }: ErrorOptions & { readonly refusal?: Refusal | 'too slow' } = {}) {
    super(message, options);
    this.refusal = refusal;
  }
}

export interface ImageReader {
  /**
   * The text in a PNG, JPEG, GIF, WebP or BMP. One picture is read at a time, in the order of the calls.
   *
   * @throws ImageTextError for what is no such picture, too large, damaged or takes too long, and the signal's reason
   */
  read(bytes: Uint8Array, signal?: AbortSignal): Promise<ImageText>;
  /** A small PNG of such a picture, for lists. @throws as `read` */
  thumbnail(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the thread; a picture that is being read fails. */
  close(): Promise<void>;
}

export interface ImageReaderOptions {
  /** How long one picture may take, in ms: a full 4K screen takes some 10 s on two slow cores. */
  readonly timeout?: number;
  /** How long the thread waits for another picture, in ms: it holds 100 to 250 MB. */
  readonly idle?: number;
  readonly start?: () => Worker;
}

/** Starts the thread: its file is beside this bundle when built, the source when Node runs that. */
export function startImageTextThread(): Worker {
  return new Worker(
    import.meta.url.endsWith('.ts')
      ? new URL('../../image-text-worker.ts', import.meta.url)
      : new URL('./image-text-worker.js', import.meta.url),
  );
}

const refusals: Readonly<Record<Refusal, string>> = {
  'not a picture': 'This is no PNG, JPEG, GIF, WebP or BMP',
  'too large': 'The picture has too many pixels to be read',
  damaged: 'The picture is damaged',
};

/** Reads pictures in a thread that is started when one comes and ended when none came for a while. */
export function createImageReader(options: ImageReaderOptions = {}): ImageReader {
  const { timeout = 60_000, idle = 30_000, start = startImageTextThread } = options;
  let worker: Worker | undefined;
  let ending: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  function started(): Worker {
    const thread = start();
    thread.on('error', () => {}); // whoever waits for it is told; when nobody does, its exit is enough
    thread.once('exit', () => {
      if (worker === thread) worker = undefined;
    });
    return thread;
  }

  /** What runs stops at once, wherever it is: the thread has nothing of its own to lose. */
  async function end(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function ask(asked: ToThread, signal: AbortSignal): Promise<FromThread> {
    signal.throwIfAborted();
    clearTimeout(ending);
    worker ??= started();
    try {
      const answer = await answerOf(worker, asked, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));
      if (answer.kind === 'refused') throw new ImageTextError(refusals[answer.why], { refusal: answer.why });
      if (answer.kind === 'failed') throw new ImageTextError(answer.message);
      return answer;
    } catch (error) {
      if (!(error instanceof ImageTextError && error.refusal)) await end();
      if (error instanceof DOMException && error.name === 'TimeoutError' && !signal.aborted)
        throw new ImageTextError(`The picture took longer than ${timeout} ms`, { refusal: 'too slow' });
      throw error;
    } finally {
      ending = setTimeout(() => void end(), idle).unref();
    }
  }

  /** One after the other. */
  function queued(asked: ToThread, signal: AbortSignal): Promise<FromThread> {
    const result = last.then(() => ask(asked, signal));
    last = result.catch(() => {});
    return result;
  }

  return {
    async read(bytes, signal) {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const answer = await queued({ bytes, want: 'text' }, either);
      if (answer.kind !== 'read') throw new ImageTextError('The thread gave something else');
      return answer.text;
    },
    async thumbnail(bytes) {
      const answer = await queued({ bytes, want: 'thumbnail' }, closing.signal);
      if (answer.kind !== 'shrunk') throw new ImageTextError('The thread gave something else');
      return answer.bytes;
    },
    async close() {
      closing.abort(new ImageTextError('The reader is closed'));
      await last;
      clearTimeout(ending);
      await end();
    },
  };
}

function answerOf(worker: Worker, asked: ToThread, signal: AbortSignal): Promise<FromThread> {
  return new Promise<FromThread>((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal.reason));
    const onError = (error: unknown) =>
      settle(() => reject(new ImageTextError('The image text thread has stopped', { cause: error })));
    const onMessage = (answer: FromThread) => settle(() => resolve(answer));
    const settle = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onError);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onError);
    signal.addEventListener('abort', onAbort);
    worker.postMessage(asked);
  });
}
