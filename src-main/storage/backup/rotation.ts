import type { BackupReason } from '../../../src-shared/model/backups.ts';

/** What decides whether a backup stays. */
export interface Kept {
  readonly id: string;
  /** Milliseconds since 1970, as the clock said: it may have been wrong. */
  readonly at: number;
  readonly reason: BackupReason;
  /** Rises with each backup: what is newest does not depend on the clock. */
  readonly number: number;
}

/** So many of the newest stay in any case, and so many of each reason but the daily ones. */
const newest = 3;
const dayMs = 86_400_000;

/** The stretches of time of which the newest backup each stays, and of how many of them (in UTC; weeks begin on Monday). */
const calendars: readonly { readonly count: number; readonly slotOf: (at: number) => number | string }[] = [
  { count: 7, slotOf: at => Math.floor(at / dayMs) },
  { count: 4, slotOf: at => Math.floor((at / dayMs + 3) / 7) },
  { count: 12, slotOf: at => new Date(at).toISOString().slice(0, -17) },
];

/**
 * The backups that have had their time: not the newest of one of the last 7 days, 4 weeks and 12 months that have any. The
 * time now plays no part, so that a clock that has jumped costs nothing: what counts as last is told by the numbers.
 */
export function outdated(backups: readonly Kept[]): readonly string[] {
  const sorted = backups.toSorted((a, b) => b.number - a.number);
  const reasons = new Set(sorted.map(({ reason }) => reason));
  reasons.delete('daily');
  const stays = new Set([
    ...sorted.slice(0, newest),
    ...[...reasons].flatMap(reason => sorted.filter(backup => backup.reason === reason).slice(0, newest)),
    ...calendars.flatMap(({ count, slotOf }) => [...newestOfEach(sorted, slotOf).values()].slice(0, count)),
  ]);
  return sorted.filter(backup => !stays.has(backup)).map(({ id }) => id);
}

/** In the order given, which is that of the slots' newest backups. */
function newestOfEach(sorted: readonly Kept[], slotOf: (at: number) => number | string): ReadonlyMap<number | string, Kept> {
  const found = new Map<number | string, Kept>();
  for (const backup of sorted) {
    const slot = slotOf(backup.at);
    if (!found.has(slot)) found.set(slot, backup);
  }
  return found;
}
