import { Notification } from 'electron';
import type { Output } from '../../src-shared/contract/index.ts';
import type { Source } from '../ipc/streams.ts';
import { createCaptures } from './captures.ts';
import { noticeOf } from './notice.ts';
import type { WindowFiles } from './windows/options.ts';
import { createToastWindow, type ToastWindow } from './windows/toast-window.ts';

export interface ToasterOptions {
  readonly files: WindowFiles;
  /** A click on what the system tells in the place of the toast. */
  readonly onClick: () => void;
  readonly report: (error: unknown) => void;
}

export interface Toaster {
  /** Makes its page, hidden. */
  prepare(): void;
  /** Hands over what is to be told. */
  publish(told: Output<'shell.captures'>): void;
  /** Shows what was handed over last. */
  show(): void;
  hide(): void;
  takeKeys(): boolean;
  readonly source: Source<'shell.captures'>;
}

/** Tells what became of a save: in the toast, and where its page is gone as a notification of the system. */
export function createToaster({ files, onClick, report }: ToasterOptions): Toaster {
  const captures = createCaptures();
  let window: ToastWindow | undefined;

  function theWindow(): ToastWindow {
    window ??= createToastWindow(files, report);
    return window;
  }

  return {
    prepare: theWindow,
    publish: captures.publish,
    show: () => {
      if (theWindow().show()) return;
      window = undefined; // the next one has a new page
      const told = captures.last();
      if (!told) return;
      const notification = new Notification(noticeOf(told.capture));
      notification.on('click', onClick);
      notification.show();
    },
    hide: () => window?.hide(),
    takeKeys: () => window?.takeKeys() ?? false,
    source: captures.source,
  };
}
