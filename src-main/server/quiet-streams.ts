import type { Feed } from '../streams/websocket.ts';

interface QuietStream {
  readonly path: string;
  /** The one message, and the answer of a plain GET. */
  readonly message: string | object;
}

/**
 * Streams of what Magpie does not have, which plug-ins wait for all the same: they are told once that there is nothing
 * (assets-api section 14).
 */
export const quietStreams: readonly QuietStream[] = [
  { path: '/user/stream', message: '' }, // signed out
  { path: '/conversations/stream/identifiers', message: { iterable: [] } },
];

export function quietFeed({ message }: QuietStream): Feed {
  return send => {
    send(message);
    return () => {};
  };
}
