/** Names of the IPC messages beside the methods, each of which has a channel of its own name. */
export const channels = {
  /** A window asks for a stream, by its name and an id of the window's choice. */
  subscribe: 'stream.subscribe',
  unsubscribe: 'stream.unsubscribe',
  /** The id and the next value of a stream. */
  value: 'stream.value',
  /** The id of a stream that ended by itself. */
  lost: 'stream.lost',
} as const;
