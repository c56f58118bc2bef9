import type { IpcMainEvent, WebContents } from 'electron';
import { channels } from '../../src-shared/channels.ts';
import { type Output, type Stream, streamNames } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import { answer, type Border } from './register.ts';

type Stop = () => void;

/** Starts a stream for one window, which it is told by the id of its contents; gives its own undo. */
export type Source<S extends Stream> = (listener: (value: Output<S>) => void, onLost: () => void, windowId: number) => Stop;

export type Sources = { readonly [S in Stream]: Source<S> };

/** A window listens to some five streams; more than this is a fault of its page. */
const maxStreamsPerWindow = 64;

/**
 * Streams over messages, the same way for each of the contract: a window subscribes with an id of its own choice and gets
 * values under that id, until it unsubscribes, shows another page or is gone.
 */
export function registerStreams(border: Border, sources: Sources): void {
  const windows = new WeakMap<WebContents, Map<number, Stop>>();

  function streamsOf(contents: WebContents): Map<number, Stop> {
    const known = windows.get(contents);
    if (known) return known;
    const running = new Map<number, Stop>();
    const endAll = () => {
      for (const stop of running.values()) stop();
      running.clear();
    };
    // A reload keeps the contents, and its new page counts its ids from the start again.
    contents.on('did-navigate', endAll);
    contents.on('render-process-gone', endAll);
    contents.once('destroyed', endAll);
    windows.set(contents, running);
    return running;
  }

  function start(contents: WebContents, name: unknown, id: unknown): null {
    const stream = streamNames.find(known => known === name);
    if (stream === undefined) throw new AppError('malformed', 'There is no such stream');
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw new AppError('malformed', 'The id of a stream is a number');
    const running = streamsOf(contents);
    if (running.has(id)) throw new AppError('conflict', 'This id is in use');
    if (running.size >= maxStreamsPerWindow) throw new AppError('unprocessable', 'This window listens to too much');

    const send = (channel: string, ...values: unknown[]) => {
      if (!contents.isDestroyed()) contents.send(channel, id, ...values);
    };
    const onLost = () => {
      if (running.delete(id)) send(channels.lost);
    };
    running.set(id, () => {}); // a source may call back before it returns
    const source = sources[stream] as Source<Stream>;
    const stop = source(value => send(channels.value, value), onLost, contents.id);
    if (running.has(id)) running.set(id, stop);
    else stop();
    return null;
  }

  border.ipcMain.handle(channels.subscribe, (event, name: unknown, id: unknown) =>
    answer(border, event, () => start(event.sender, name, id)),
  );
  border.ipcMain.on(channels.unsubscribe, (event: IpcMainEvent, id: unknown) => {
    if (!border.isTrusted(event) || typeof id !== 'number') return;
    const running = windows.get(event.sender);
    running?.get(id)?.();
    running?.delete(id);
  });
}
