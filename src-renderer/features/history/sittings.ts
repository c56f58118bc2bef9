import type { HistoryState } from '../../../src-shared/model/history.ts';

/** Saves of one text that follow each other so soon are one sitting at it, in milliseconds. */
const pauseMs = 2 * 60_000;

export interface Sitting extends HistoryState {
  /** How many saves it stands for. */
  readonly saves: number;
}

/** States, newest first, with those of one sitting as one: the last of them. */
export function toSittings(states: readonly HistoryState[]): readonly Sitting[] {
  const sittings: Sitting[] = [];
  let newer: HistoryState | undefined;
  for (const state of states) {
    const last = sittings.at(-1);
    if (last && newer && isOneSitting(newer, state)) sittings[sittings.length - 1] = together(last, state);
    else sittings.push({ ...state, saves: 1 });
    newer = state;
  }
  return sittings;
}

function together(last: Sitting, { thinned = 0 }: HistoryState): Sitting {
  const all = (last.thinned ?? 0) + thinned;
  return { ...last, saves: last.saves + 1, ...(all > 0 && { thinned: all }) };
}

function isOneSitting(newer: HistoryState, older: HistoryState): boolean {
  const text = onlyText(newer);
  return text !== undefined && text === onlyText(older) && newer.at - older.at <= pauseMs;
}

/** The fragment whose text was all that changed. */
function onlyText({ changes }: HistoryState): string | undefined {
  const [change] = changes;
  return changes.length === 1 && change?.kind === 'text' ? change.fragment : undefined;
}
