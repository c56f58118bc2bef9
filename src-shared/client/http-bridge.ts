import type { Bridge } from '../bridge.ts';
import type { Input, Method, Output, Stream } from '../contract/index.ts';
import { AppError, type Reply, type WireError } from '../errors.ts';
import { routeOf, toRequest } from './request.ts';
import { fromJson, readResponse } from './response.ts';
import type { Fetch, SocketConstructor } from './web.ts';

export interface HttpBridgeOptions {
  /** The server's address, `http://127.0.0.1:39300`; in a page it serves itself, that page's origin. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly WebSocket: SocketConstructor;
  readonly platform: Bridge['platform'];
}

/** The bridge over HTTP and WebSocket: for the window in a browser, and for scripts. */
export function createHttpBridge({ baseUrl, fetch, WebSocket, platform }: HttpBridgeOptions): Bridge {
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
    try {
      const { url, body, ...request } = toRequest(method, input);
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(baseUrl + url, { ...request, headers, ...(body !== undefined && { body }) });
      return { ok: true, value: (await readResponse(method, response)) as Output<M> };
    } catch (error) {
      return { ok: false, error: toFailure(error) };
    }
  }

  function subscribe<S extends Stream>(stream: S, listener: (value: Output<S>) => void, onLost?: () => void): () => void {
    const socket = new WebSocket(baseUrl.replace(/^http/, 'ws') + routeOf(stream).path);
    let open = true;
    socket.addEventListener('message', ({ data }) => {
      if (open && typeof data === 'string') listener(fromJson(data) as Output<S>);
    });
    socket.addEventListener('close', () => {
      if (!open) return;
      open = false;
      onLost?.();
    });
    return () => {
      open = false;
      socket.close();
    };
  }

  return { host: 'browser', platform, call, subscribe };
}

/** `fetch` rejects without a reason when nobody answers. */
function toFailure(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'unavailable', message: 'Magpie does not answer' };
}
