import type { Output } from '../../src-shared/contract/index.ts';
import type { Source } from '../ipc/streams.ts';

type Told = Output<'shell.captures'>;

export interface Captures {
  publish(told: Told): void;
  /** What was told last. */
  last(): Told | undefined;
  readonly source: Source<'shell.captures'>;
}

/** Tells each quick-save to those who listen, and the last one to who begins: the toast's page may load after the save. */
export function createCaptures(): Captures {
  const listeners = new Set<(told: Told) => void>();
  let last: Told | undefined;
  return {
    publish: told => {
      last = told;
      for (const listener of listeners) listener(told);
    },
    last: () => last,
    source: listener => {
      listeners.add(listener);
      if (last) listener(last);
      return () => listeners.delete(listener);
    },
  };
}
