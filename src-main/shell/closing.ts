import { app, type BrowserWindow, dialog } from 'electron';
import type { Platform } from '../../src-shared/model/hotkeys.ts';
import type { DesktopSettings } from '../../src-shared/model/settings.ts';
import { shellTexts } from './texts.ts';

export interface ClosingOptions {
  readonly platform: Platform;
  readonly wanted: () => DesktopSettings['onClose'];
  readonly store: (onClose: DesktopSettings['onClose']) => Promise<unknown>;
  readonly hasTray: () => boolean;
  readonly report: (error: unknown) => void;
}

export interface Closing {
  /** The last window is about to close. Where nobody has said what then, it stays until that was asked. */
  onLastClose(window: BrowserWindow, event: Pick<Event, 'preventDefault'>): void;
  /** There is no window any more. */
  onLastClosed(): void;
}

const answers = ['stay', 'quit'] as const;

/** Whether Magpie goes on without a window: asked once, as the settings say afterwards, and always on a Mac, where apps do. */
export function createClosing({ platform, wanted, store, hasTray, report }: ClosingOptions): Closing {
  let quitting = false;
  let asking = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  async function ask(window: BrowserWindow): Promise<void> {
    const { closing } = shellTexts;
    const back = hasTray() ? closing.backByTray : closing.backByStart;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: closing.ask,
      detail: [closing.hint, back, closing.settings].join(' '),
      buttons: [closing.stay, closing.quit, closing.cancel],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    const answer = answers[response];
    if (answer === undefined) return;
    await store(answer);
    if (!window.isDestroyed()) window.close();
  }

  return {
    onLastClose: (window, event) => {
      if (quitting || platform === 'darwin' || wanted() !== 'ask') return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      ask(window)
        .catch(report)
        .finally(() => {
          asking = false;
        });
    },
    onLastClosed: () => {
      if (!quitting && platform !== 'darwin' && wanted() === 'quit') app.quit();
    },
  };
}
