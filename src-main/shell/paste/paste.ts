import { setTimeout as wait } from 'node:timers/promises';
import { type Entry, type LentClipboard, lend } from './clipboard-loan.ts';

/** Presses the keys that paste in the program in front, then the left arrow so often. @throws where that is refused */
export interface Presser {
  press(steps: number): Promise<void>;
}

export interface PasteDeps<Value> {
  readonly clipboard: LentClipboard<Value>;
  readonly presser: Presser;
  /** Gives the focus back to the program in front. */
  readonly leave: () => void;
}

/** Desktops hand the focus over in their own time; keys that come before it go nowhere. In milliseconds. */
const focusMs = 90;

/** Programs read the clipboard after the key, slow ones much later: before this what was there does not come back. */
const readMs = 700;

/**
 * Pastes in the program in front by way of the clipboard, which has what it had before a moment later. Pasting one after
 * the other, the second waits for the clipboard.
 */
export function createPaste<Value>({ clipboard, presser, leave }: PasteDeps<Value>) {
  let returned = Promise.resolve();

  /** Settles when it is pasted. @throws where no key could be pressed: then the entry stays on the clipboard */
  return async function paste(entry: Entry<Value>, steps: number): Promise<void> {
    await returned;
    const loan = await lend(clipboard, entry);
    leave();
    await wait(focusMs);
    await presser.press(steps);
    returned = wait(readMs).then(loan.giveBack);
    returned.catch(() => {}); // what was there before cannot be written again: nothing is left to do
  };
}
