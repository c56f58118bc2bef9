import type { Output } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import type { CaptureSettings } from '../../src-shared/model/settings.ts';
import type { Wish } from './quick-save.ts';

export interface CapturingOptions {
  readonly settings: () => CaptureSettings;
  /** Saves what is on the clipboard. */
  readonly quickSave: (wish: Wish) => Promise<Capture>;
  readonly saveFiles: (paths: readonly string[], wish: Wish) => Promise<Capture>;
  /** Takes what became of it, to be told. */
  readonly publish: (told: Output<'shell.captures'>) => void;
  /** Shows the toast, once what it tells was published. */
  readonly show: () => void;
}

export interface Capturing {
  saveClipboard(): Promise<Capture>;
  saveFiles(paths: readonly string[]): Promise<Capture>;
  /** Does the last one once more, as when its toast was answered. */
  again(wish: Wish): Promise<Capture>;
}

/** Files that are dropped at once come one by one on macOS; so long after the last one they are taken for one drop. In milliseconds. */
const sameDropMs = 60;

/** Saves what comes from outside of the windows, one after the other, and tells what became of it. */
export function createCapturing({ settings, quickSave, saveFiles, publish, show }: CapturingOptions): Capturing {
  let last: (wish: Wish) => Promise<Capture> = quickSave;
  let running: Promise<Capture> | undefined;

  async function tell(captured: Promise<Capture>): Promise<Capture> {
    const capture = await captured;
    const { toast, toastSeconds } = settings();
    publish({ capture, seconds: toastSeconds });
    if (toast || !isSuccess(capture)) show();
    return capture;
  }

  /** A key held down repeats itself: what is being saved is not saved again. */
  function capture(source: (wish: Wish) => Promise<Capture>, wish: Wish): Promise<Capture> {
    if (running) return running;
    last = source;
    running = tell(source(wish)).finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    saveClipboard: () => capture(quickSave, { anyway: false }),
    async saveFiles(paths) {
      await running?.catch(() => {});
      return capture(wish => saveFiles(paths, wish), { anyway: false });
    },
    again: wish => capture(last, wish),
  };
}

function isSuccess({ outcome }: Capture): boolean {
  return outcome === 'saved' || outcome === 'known' || outcome === 'restored';
}

/** Hands over what comes one by one as the lists it was meant as. */
export function gathered<T>(take: (all: readonly T[]) => void): (one: T) => void {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  return one => {
    waiting.push(one);
    clearTimeout(timer);
    timer = setTimeout(() => {
      take(waiting);
      waiting = [];
    }, sameDropMs);
  };
}
