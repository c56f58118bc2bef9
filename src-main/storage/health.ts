import { AppError, isStorageFault, type StorageFault } from '../../src-shared/errors.ts';
import type { Health } from '../../src-shared/model/health.ts';

/** How often writing is tried while it fails: soon enough for somebody who has just made room. In milliseconds. */
const tryEveryMs = 2_000;

export interface HealthDeps {
  /** Tries to write; what comes of it is noted like any write. */
  readonly tryWriting: () => void;
  readonly say: (health: Health) => void;
}

export interface HealthKeeper {
  readonly wrote: () => void;
  /** Takes what a write failed with, as an AppError where it is one of storage. */
  readonly failed: (error: unknown) => void;
  readonly close: () => void;
}

/** Knows from what becomes of each write whether the library can be written, and tries by itself while it cannot. */
export function createHealth({ tryWriting, say }: HealthDeps): HealthKeeper {
  let fault: StorageFault | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  function set(now: StorageFault | undefined): void {
    if (now === fault) return;
    if (fault === undefined) timer = setInterval(tryWriting, tryEveryMs);
    if (now === undefined) clearInterval(timer);
    fault = now;
    say(now === undefined ? {} : { fault: now });
  }

  return {
    wrote: () => set(undefined),
    failed(error) {
      if (error instanceof AppError && isStorageFault(error.code)) set(error.code);
    },
    close: () => clearInterval(timer),
  };
}
