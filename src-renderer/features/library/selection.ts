import type { AssetId } from '../../../src-shared/model/ids.ts';

/** The rows from one to another, whichever comes first. */
export function rangeOf(ids: readonly AssetId[], from: AssetId | null, to: AssetId): AssetId[] {
  const end = ids.indexOf(to);
  const start = from === null ? -1 : ids.indexOf(from);
  if (end === -1 || start === -1) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Adds a row to a selection or takes it out. */
export function toggled(selected: readonly AssetId[], id: AssetId): AssetId[] {
  return selected.includes(id) ? selected.filter(other => other !== id) : [...selected, id];
}

/** The row some steps further, held inside the list; without a current one in it, the steps come from outside. */
export function stepFrom(ids: readonly AssetId[], current: AssetId | null, step: number): AssetId | undefined {
  const index = current === null ? -1 : ids.indexOf(current);
  if (index === -1) {
    const isToEdge = Math.abs(step) >= ids.length;
    return step < 0 === isToEdge ? ids[0] : ids.at(-1);
  }
  return ids[Math.min(ids.length - 1, Math.max(0, index + step))];
}

/** The row to go to when some are taken away: the next one after them, else the one before. */
export function afterRemoval(ids: readonly AssetId[], removed: readonly AssetId[]): AssetId | null {
  const gone = new Set(removed);
  const last = ids.findLastIndex(id => gone.has(id));
  const next = ids.slice(last + 1).find(id => !gone.has(id));
  return next ?? ids.slice(0, last + 1).findLast(id => !gone.has(id)) ?? null;
}
