import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Row, Scope, Sort } from '../../../src-shared/model/library.ts';
import { dayGroup } from '../../lib/times.ts';

/** What a list is ordered by: a sort, or in Recent the last use or change. */
export type ListOrder = Sort | 'touched';

export function orderOf(scope: Scope, sort: Sort): ListOrder {
  return scope === 'recent' ? 'touched' : sort;
}

/** The time a row shows, which is the one it is sorted by if it is by a time. */
export function timeOf(row: Row, order: ListOrder): number {
  if (row.deleted !== undefined) return row.deleted;
  if (order === 'touched') return Math.max(row.updated, row.used ?? 0);
  return order === 'updated' ? row.updated : row.created;
}

/** The heading a row stands under. */
export function groupOf(row: Row, order: ListOrder, now: number): string | undefined {
  switch (order) {
    case 'name':
      return initialOf(row.name);
    case 'language':
      return languageOf(row.language).label;
    case 'mostUsed':
      return undefined;
    default:
      return dayGroup(timeOf(row, order), now);
  }
}

/** The first letter of a name; what begins otherwise stands together. */
function initialOf(name: string): string {
  const [initial = ''] = name.trim().normalize('NFD').toUpperCase();
  return /\p{L}/u.test(initial) ? initial : '#';
}
