import type { WriteDb } from './db.ts';

/**
 * No more than this counts as passed between two looks at the computer's clock, in milliseconds: a long weekend. A clock
 * that is wrong by a year brings the purge forward by three days, once.
 */
export const longestStep = 3 * 86_400_000;

/** The library's own time, and what the computer's clock said when it was told; in milliseconds since 1970. */
interface Reading {
  readonly time: number;
  readonly wall: number;
}

/** The library's own time when the computer's clock says `now`: it follows that clock, never back and never far at once. */
export function goOn({ time, wall }: Reading, now: number): Reading {
  const passed = now - wall;
  if (passed < -longestStep) return { time, wall: now }; // set right, or wrong: from here on it counts
  if (passed <= 0) return { time, wall }; // an hour that comes twice counts once
  return { time: time + Math.min(passed, longestStep), wall: now };
}

/** The time by which the trash and the versions are counted (docs/decisions/0026). */
export function createOwnClock(db: WriteDb) {
  const stored = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'own_clock'").pluck();
  const store = db.prepare<[string]>("UPDATE meta SET value = ? WHERE key = 'own_clock'");

  function reading(): Reading {
    return JSON.parse(stored.get() as string);
  }

  return {
    /** Lets it go on to what the computer's clock says, and tells it. */
    at(now: number): number {
      const next = goOn(reading(), now);
      store.run(JSON.stringify(next));
      return next.time;
    },
    /** Turns times of its own into ones of the computer's clock, for people. */
    toWall(): (time: number) => number {
      const { time, wall } = reading();
      return own => wall - (time - own);
    },
  };
}

export type OwnClock = ReturnType<typeof createOwnClock>;
