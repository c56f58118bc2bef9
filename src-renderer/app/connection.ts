import { create } from 'zustand';

/** Whether the change feed stands. */
export const useConnection = create<{ readonly connected: boolean }>()(() => ({ connected: true }));

export function setConnected(connected: boolean): void {
  if (useConnection.getState().connected !== connected) useConnection.setState({ connected });
}
