import type { Input, Method, Output, Stream } from './contract/index.ts';
import type { Reply } from './errors.ts';

/** All that the renderer can reach; over IPC in the desktop app, over HTTP and WebSocket in a browser. */
export interface Bridge {
  readonly host: 'electron' | 'browser';
  /** The platform whose keys and window controls apply. */
  readonly platform: 'darwin' | 'win32' | 'linux';
  call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>>;
  /** Calls the listener for each value, and `onLost` once if the stream ends by itself; gives its own undo. */
  subscribe<S extends Stream>(stream: S, listener: (value: Output<S>) => void, onLost?: () => void): () => void;
}
