import type { Output } from '../../src-shared/contract/index.ts';
import type { Source } from '../ipc/streams.ts';

export type Command = Output<'shell.commands'>;

export interface Commands {
  /** Asks one window for something; kept until its page listens, as when it was opened for this. */
  send(windowId: number, command: Command): void;
  /** A window is gone, and what it was still to be asked with it. */
  forget(windowId: number): void;
  readonly source: Source<'shell.commands'>;
}

/** What menu, tray and toast ask a window to do: one window, never all of them. */
export function createCommands(): Commands {
  const listeners = new Map<number, (command: Command) => void>();
  const waiting = new Map<number, Command[]>();
  return {
    send: (windowId, command) => {
      const listener = listeners.get(windowId);
      if (listener) listener(command);
      else waiting.set(windowId, [...(waiting.get(windowId) ?? []), command]);
    },
    forget: windowId => waiting.delete(windowId),
    source: (listener, _onLost, windowId) => {
      listeners.set(windowId, listener);
      for (const command of waiting.get(windowId) ?? []) listener(command);
      waiting.delete(windowId);
      return () => {
        if (listeners.get(windowId) === listener) listeners.delete(windowId);
      };
    },
  };
}
