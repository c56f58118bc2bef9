import { setTimeout as sleep } from 'node:timers/promises';
import type { KeepingSettings, VersionKeeping } from '../../src-shared/model/settings.ts';
import type { Storage, VersionRules } from '../storage/port.ts';
import type { ChangeFeed } from './service.ts';

/** Before the first round after a start, and between rounds, in milliseconds: an hour, as a computer may sleep through any. */
const firstRoundMs = 60_000;
const roundMs = 3_600_000;
/** Between two turns of the storage thread, in milliseconds: others are answered, and fsyncs of theirs come first. */
const pauseMs = 50;
/** Space is given back when nothing was written for so long, in milliseconds. */
const quietMs = 5_000;
/** From so many snippets on a backup is made before they go. */
const manySnippets = 100;
const dayMs = 86_400_000;

/** More states than somebody looks through; each of a large text costs its size. */
const most = 1000;
const wholeDays = 90;
const rulesOf: Readonly<Record<VersionKeeping, VersionRules | undefined>> = {
  all: undefined,
  thinned: { wholeDays, most },
  year: { wholeDays, most, oldestDays: 365 },
  hundred: { wholeDays, most: 100 },
};

export interface HousekeepingDeps {
  readonly storage: Pick<Storage, 'countDue' | 'purgeDue' | 'thinVersions' | 'trim'>;
  readonly changes: Pick<ChangeFeed, 'subscribe'>;
  readonly settings: {
    current(): { readonly keeping: KeepingSettings };
    subscribe(listener: () => void): () => void;
  };
  /** Keeps the library as it is before much of it goes; what fails keeps it from going. */
  readonly backUp: () => Promise<unknown>;
  readonly now: () => number;
  readonly report: (error: unknown) => string;
  readonly log: (line: string) => void;
  /** In milliseconds; tests wait less. */
  readonly quiet?: number;
}

export interface Housekeeping {
  /** Lets go of what is due, and thins earlier states once a day; the timer's work. */
  round(): Promise<void>;
  /** Gives free space back, as soon as nobody writes. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Removes for good what lies in the trash for long enough, thins earlier states, and gives the space back: in small turns,
 * between which everybody else is served (docs/decisions/0026).
 */
export function startHousekeeping(deps: HousekeepingDeps): Housekeeping {
  const { storage, changes, settings, backUp, now, report, log, quiet = quietMs } = deps;
  const closing = new AbortController();
  let last: Promise<void> = Promise.resolve();
  let timer = setTimeout(onTimer, firstRoundMs).unref();
  let tidyTimer: NodeJS.Timeout | undefined;
  let written = 0;
  let thinned = Number.NEGATIVE_INFINITY;

  const stopListening = [
    changes.subscribe(({ assets }) => {
      written = performance.now();
      if (assets.some(({ kind }) => kind === 'purged')) tidySoon();
    }),
    // Whoever tries a shorter time has an hour to think again.
    settings.subscribe(() => startTimer(roundMs)),
  ];

  function startTimer(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(onTimer, delay).unref();
  }

  function onTimer(): void {
    startTimer(roundMs);
    round().then(tidySoon, error => {
      if (!closing.signal.aborted) report(error);
    });
  }

  function tidySoon(): void {
    clearTimeout(tidyTimer);
    tidyTimer = setTimeout(() => void tidy().catch(report), quiet).unref();
  }

  /** One after the other; what comes after closing is not begun. */
  function next(work: () => Promise<void>): Promise<void> {
    const done = last.then(() => (closing.signal.aborted ? undefined : work()));
    last = done.catch(() => {});
    return done;
  }

  /** Turns until one says that it was the last, or Magpie closes. */
  async function inTurns(turn: () => Promise<boolean>): Promise<void> {
    while (!closing.signal.aborted && (await turn())) await pause(pauseMs);
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: closing.signal, ref: false }).catch(() => {}); // closing ends it
  }

  async function emptyTrash(days: number): Promise<void> {
    const due = await storage.countDue({ at: now(), days });
    if (due === 0) return;
    if (due >= manySnippets) await backUp();
    let gone = 0;
    await inTurns(async () => {
      const { length } = await storage.purgeDue({ at: now(), days });
      gone += length;
      return length > 0;
    });
    log(`Removed ${gone} snippets that had lain in the trash for ${days} days`);
  }

  async function thinVersions(rules: VersionRules): Promise<void> {
    let gone = 0;
    let after: number | undefined = 0;
    await inTurns(async () => {
      const turn: Awaited<ReturnType<typeof storage.thinVersions>> = await storage.thinVersions({
        at: now(),
        rules,
        after: after as number,
      });
      gone += turn.thinned;
      after = turn.next;
      return after !== undefined;
    });
    if (gone > 0) log(`Thinned out ${gone} earlier versions`);
  }

  function round(): Promise<void> {
    return next(async () => {
      const { trashDays, versions } = settings.current().keeping;
      if (trashDays !== null) await emptyTrash(trashDays);
      const rules = rulesOf[versions];
      if (!rules || performance.now() - thinned < dayMs) return;
      thinned = performance.now();
      await thinVersions(rules);
    });
  }

  function tidy(): Promise<void> {
    return next(async () => {
      let freed = 0;
      await inTurns(async () => {
        const rest = written + quiet - performance.now();
        if (rest > 0) {
          await pause(rest);
          return true;
        }
        const turn = await storage.trim();
        freed += turn.freed;
        return turn.more;
      });
      if (freed > 0) log(`Gave ${Math.round(freed / 1e6)} MB of the library's file back to the disk`);
    });
  }

  return {
    round,
    tidy,
    async close() {
      closing.abort();
      clearTimeout(timer);
      clearTimeout(tidyTimer);
      for (const stop of stopListening) stop();
      await last;
    },
  };
}
