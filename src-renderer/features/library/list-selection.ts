import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Row } from '../../../src-shared/model/library.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { libraryQueries } from './queries.ts';
import { rangeOf, stepFrom, toggled } from './selection.ts';

/** The rows of the list as it stands. */
export function currentRows(): readonly Row[] {
  const { filter, sort } = useUi.getState();
  return queryClient.getQueryData(libraryQueries.pages(filter, sort).queryKey)?.pages.flatMap(page => page.rows) ?? [];
}

export function currentIds(): readonly AssetId[] {
  return currentRows().map(row => row.id);
}

export interface How {
  /** Up to this one, from where the selection began. */
  readonly range: boolean;
  /** In or out, leaving the others. */
  readonly toggle: boolean;
}

export function selectRow(id: AssetId, { range, toggle }: How): void {
  const { select, selected, anchor } = useUi.getState();
  if (range) {
    select(rangeOf(currentIds(), anchor, id), id, anchor ?? id);
  } else if (toggle) {
    const next = toggled(selected, id);
    select(next, next.includes(id) ? id : (next.at(-1) ?? null), id);
  } else {
    select([id], id);
  }
}

export function moveSelection(step: number, extend = false): void {
  const id = stepFrom(currentIds(), useUi.getState().active, step);
  if (id !== undefined) selectRow(id, { range: extend, toggle: false });
}

export function selectAll(): void {
  const ids = currentIds();
  const { select, active } = useUi.getState();
  const [first] = ids;
  if (first !== undefined) select(ids, active ?? first, first);
}
