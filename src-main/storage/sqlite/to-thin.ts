import type { VersionRules } from '../port.ts';

/** An earlier state of an asset, until when it stood; in milliseconds since 1970. */
export interface EarlierState {
  readonly version: number;
  readonly until: number;
  /** It has a fragment that the edit after it removed. */
  readonly pinned: boolean;
}

const dayMs = 86_400_000;
/** What was replaced within so many days stays whatever the rules: every Undo and every comparison means one of these. */
const untouchedDays = 7;

/**
 * The states that go, of one asset's earlier ones, oldest first. The first stays, the one that stands now is not among them,
 * and so do those with the last of a fragment that was removed.
 */
export function statesToThin(
  states: readonly EarlierState[],
  { wholeDays, oldestDays, most }: VersionRules,
  now: number,
): readonly number[] {
  const [first, ...later] = inOrder(states);
  if (!first) return [];
  let since = first.until;
  const gone = new Set<number>();
  const light: number[] = [];
  for (const { version, until, pinned } of later) {
    const age = (now - until) / dayMs;
    const begun = since;
    since = until;
    if (pinned || age < untouchedDays) continue;
    light.push(version);
    const isLastOfDay = dayOf(until) > dayOf(begun);
    if ((oldestDays !== undefined && age >= oldestDays) || (age >= wholeDays && !isLastOfDay)) gone.add(version);
  }
  const left = light.filter(version => !gone.has(version));
  const excess = states.length - gone.size - most;
  for (const version of left.slice(0, Math.max(0, excess))) gone.add(version);
  return [...gone];
}

/** A clock that was set back once made states seem older than those before them. */
function inOrder(states: readonly EarlierState[]): EarlierState[] {
  let latest = Number.NEGATIVE_INFINITY;
  return states.map(state => {
    latest = Math.max(latest, state.until);
    return { ...state, until: latest };
  });
}

function dayOf(time: number): number {
  return Math.floor(time / dayMs);
}
