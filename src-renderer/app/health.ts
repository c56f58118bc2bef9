import { create } from 'zustand';
import type { Health } from '../../src-shared/model/health.ts';
import { call, subscribe } from '../api/bridge.ts';
import { keepSubscribed } from './keep-subscribed.ts';

/** Whether the library can be written, as the service tells every window. */
const useHealth = create<Health>()(() => ({}));

export function useStorageFault(): Health['fault'] {
  return useHealth(({ fault }) => fault);
}

/** Listens to the service; gives its own undo. */
export function listenForHealth(): () => void {
  return keepSubscribed((listener, onLost) => subscribe('library.health', listener, onLost), tell);
}

/** Has it tried now. */
export async function tryWriting(): Promise<void> {
  tell(await call('system.tryWriting', {}));
}

/** Calls back when the library can be written again; gives its own undo. */
export function onWritableAgain(listener: () => void): () => void {
  return useHealth.subscribe((now, before) => {
    if (before.fault !== undefined && now.fault === undefined) listener();
  });
}

function tell({ fault }: Health): void {
  useHealth.setState({ fault }, true);
}
