import type { Handlers } from '../../src-shared/contract/index.ts';
import { AppError, isStorageFault } from '../../src-shared/errors.ts';
import type { Health } from '../../src-shared/model/health.ts';
import type { Storage } from '../storage/port.ts';
import type { HealthFeed } from './service.ts';

/** The store's health for any number of listeners. */
export function createHealthFeed(storage: Pick<Storage, 'health' | 'onHealth'>): HealthFeed {
  const listeners = new Set<(health: Health) => void>();
  storage.onHealth(health => {
    for (const listener of listeners) listener(health);
  });
  return {
    current: storage.health,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export function createTrial(storage: Pick<Storage, 'tryWriting'>, now: () => number): Handlers<'system.tryWriting'> {
  return {
    async 'system.tryWriting'() {
      try {
        await storage.tryWriting(now());
        return {};
      } catch (error) {
        if (error instanceof AppError && isStorageFault(error.code)) return { fault: error.code };
        throw error;
      }
    },
  };
}
