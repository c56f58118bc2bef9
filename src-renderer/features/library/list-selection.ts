import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { LibraryFilter, Row } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { attempt } from '../../lib/attempt.ts';
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

/** What a step takes along: the selection goes with it, grows, or is left as it is. */
export type Step = 'select' | 'extend' | 'leave';

export function moveSelection(step: number, how: Step = 'select'): void {
  const { active, select, selected, anchor } = useUi.getState();
  const id = stepFrom(currentIds(), active, step);
  if (id === undefined) return;
  if (how === 'leave') select(selected, id, anchor);
  else selectRow(id, { range: how === 'extend', toggle: false });
}

/** All that the list shows, also what it has not fetched yet. */
export async function selectAll(): Promise<void> {
  const all = await allIds();
  const [first] = currentIds();
  const { active, select } = useUi.getState();
  if (all && first !== undefined) select(all, active ?? first, first);
}

/** From where the selection began to the end of the list, also what it has not fetched yet: all but what stands above. */
export async function selectToEnd(): Promise<void> {
  const all = await allIds();
  const loaded = currentIds();
  const { active, anchor, select } = useUi.getState();
  const begin = anchor ?? active ?? loaded[0];
  if (!all || begin === undefined) return;
  const above = new Set(loaded.slice(0, Math.max(0, loaded.indexOf(begin))));
  select(
    all.filter(id => !above.has(id)),
    loaded.at(-1) ?? begin,
    begin,
  );
}

/** Undefined when they cannot be had, or another list is on view by then. */
async function allIds(): Promise<readonly AssetId[] | undefined> {
  const { filter, sort } = useUi.getState();
  const loaded = currentIds();
  const total = queryClient.getQueryData(libraryQueries.pages(filter, sort).queryKey)?.pages[0]?.total ?? 0;
  const all = loaded.length >= total ? { value: loaded } : await attempt(() => listedIds(filter));
  return useUi.getState().filter === filter ? all?.value : undefined;
}

/** The ids of all that a list shows, in no order. */
export async function listedIds(filter: LibraryFilter): Promise<readonly AssetId[]> {
  return (await call('library.ids', { filter })).ids;
}
