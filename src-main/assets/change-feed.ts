import type { Change } from '../../src-shared/model/library.ts';
import type { Storage } from '../storage/port.ts';
import type { ChangeFeed } from './service.ts';

/** The store's commits for any number of listeners; one that fails is reported and harms neither the writer nor the others. */
export function createChangeFeed(storage: Pick<Storage, 'onCommit' | 'revision'>, report: (error: unknown) => void): ChangeFeed {
  const listeners = new Set<(change: Change) => void | Promise<void>>();
  let revision = storage.revision;

  async function tell(listener: (change: Change) => void | Promise<void>, change: Change): Promise<void> {
    try {
      await listener(change);
    } catch (error) {
      report(error);
    }
  }

  storage.onCommit(change => {
    revision = change.revision;
    if (listeners.size === 0) return undefined;
    return Promise.all(Array.from(listeners, listener => tell(listener, change))).then(() => undefined);
  });

  return {
    get revision() {
      return revision;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
