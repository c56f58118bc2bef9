import type { Capture } from '../../src-shared/contract/shell.ts';
import type { Source } from '../ipc/streams.ts';

export interface Captures {
  publish(capture: Capture): void;
  readonly source: Source<'shell.captures'>;
}

/** Tells each quick-save to those who listen, and the last one to who begins: the toast's page may load after the save. */
export function createCaptures(): Captures {
  const listeners = new Set<(capture: Capture) => void>();
  let last: Capture | undefined;
  return {
    publish: capture => {
      last = capture;
      for (const listener of listeners) listener(capture);
    },
    source: listener => {
      listeners.add(listener);
      if (last) listener(last);
      return () => listeners.delete(listener);
    },
  };
}
