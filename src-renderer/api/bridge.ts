import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import type { Input, Method, Output, Stream } from '../../src-shared/contract/index.ts';
import { unwrap } from '../../src-shared/errors.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly bridge?: Bridge;
  }
}

const bridge: Bridge =
  window.bridge ??
  createHttpBridge({
    baseUrl: location.origin,
    fetch: (url, options) => fetch(url, options),
    WebSocket,
    platform: platformOf(navigator.userAgent),
  });

function platformOf(userAgent: string): Bridge['platform'] {
  if (userAgent.includes('Mac')) return 'darwin';
  return userAgent.includes('Windows') ? 'win32' : 'linux';
}

export const { host, platform } = bridge;

/** @throws AppError with a code of the closed list */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  return unwrap(await bridge.call(method, input));
}

/** Calls the listener for each value and `onLost` once if the stream ends by itself; gives its own undo. */
export function subscribe<S extends Stream>(stream: S, listener: (value: Output<S>) => void, onLost?: () => void): () => void {
  return bridge.subscribe(stream, listener, onLost);
}

/** Where a small picture of an image can be had by the `<img>` of a list. */
export function thumbnailUrl(formatId: string): string {
  return `/magpie/thumbnail/${formatId}`;
}

/** Where the bytes of a format can be had by an `<img>`. */
export function contentUrl(formatId: string): string {
  return `/magpie/content/${formatId}`;
}
