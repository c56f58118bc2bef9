/** A backup each day. */
export const everyMs = 24 * 3_600_000;
/** A clock may be set a little: a last backup further ahead than this was made while it was wrong. */
const aheadMs = 3_600_000;

/** When the next daily backup is due, given the time of the last one: at once where there is none, or one of the future. */
export function nextDue(last: number | undefined, now: number): number {
  return last === undefined || last - now > aheadMs ? now : last + everyMs;
}
