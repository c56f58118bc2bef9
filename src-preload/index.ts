import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../src-shared/bridge.ts';
import { channels } from '../src-shared/channels.ts';
import type { Reply } from '../src-shared/errors.ts';

interface Subscription {
  readonly listener: (value: unknown) => void;
  readonly onLost: (() => void) | undefined;
}

const subscriptions = new Map<number, Subscription>();
let lastId = 0;

ipcRenderer.on(channels.value, (_event, id: number, value: unknown) => subscriptions.get(id)?.listener(value));
ipcRenderer.on(channels.lost, (_event, id: number) => lose(id));

function lose(id: number): void {
  const lost = subscriptions.get(id);
  subscriptions.delete(id);
  lost?.onLost?.();
}

const bridge: Bridge = {
  host: 'electron',
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  call: (method, input) => ipcRenderer.invoke(method, input),
  subscribe: (stream, listener, onLost) => {
    const id = ++lastId;
    subscriptions.set(id, { listener: listener as Subscription['listener'], onLost });
    ipcRenderer.invoke(channels.subscribe, stream, id).then(
      (reply: Reply<null>) => {
        if (!reply.ok) lose(id);
      },
      () => lose(id),
    );
    return () => {
      if (subscriptions.delete(id)) ipcRenderer.send(channels.unsubscribe, id);
    };
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
