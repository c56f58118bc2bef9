import type { Sync, Writes } from '../../port.ts';
import type { WriteDb } from '../db.ts';
import type { OwnClock } from '../own-clock.ts';
import { type EarlierState, statesToThin } from '../to-thin.ts';
import type { Contents } from './contents.ts';

interface Row {
  readonly id: number;
  readonly version: number;
  readonly format: string | null;
  readonly content: number | null;
  readonly state: string;
  readonly at: number;
  readonly thinned: number;
}

/** What takes back all edits between a state and the one after it, by format; null is the asset itself. */
type Step = Map<string | null, { readonly content: number | null; readonly state: object }>;

/** Assets that are looked at in one turn, and how long it may hold the thread, in milliseconds. */
const assetsATurn = 500;
const turnMs = 10;

/** Thins the earlier states of assets. Each row says what an edit replaced, so that of a state that goes the one before it takes over. */
export function createThinning(db: WriteDb, contents: Contents, clock: OwnClock): Pick<Sync<Writes>, 'thinVersions'> {
  const candidates = db
    .prepare<[{ after: number; upTo: number }], number>(`
      SELECT asset FROM versions WHERE asset > @after AND asset <= @upTo
      GROUP BY asset HAVING min(version) < max(version) ORDER BY asset`)
    .pluck();
  const newest = db.prepare<[], number>('SELECT coalesce(max(asset), 0) FROM versions').pluck();
  const rowsOf = db.prepare<[number], Row>(
    'SELECT id, version, format, content, state, at, thinned FROM versions WHERE asset = ? ORDER BY version, id',
  );
  const remove = db.prepare('DELETE FROM versions WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO versions (asset, version, format, content, state, at, thinned) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  /** Lets the state before `version` be followed by the one after it. */
  function takeOut(asset: number, before: readonly Row[], rows: readonly Row[]): void {
    const [older] = before as [Row];
    const [newer] = rows as [Row];
    const step = joined(joined(new Map(), rows), before);
    const thinned = older.thinned + newer.thinned + 1;
    for (const { id } of [...before, ...rows]) remove.run(id);
    for (const [format, { content, state }] of step)
      insert.run(asset, older.version, format, content, JSON.stringify(state), newer.at, thinned);
  }

  function thin(asset: number, gone: readonly number[]): void {
    // The newest first: what one takes over goes on to the one before it, should that go as well.
    for (const version of gone.toSorted((a, b) => b - a)) {
      const groups = [...Map.groupBy(rowsOf.all(asset), row => row.version).values()];
      const at = groups.findIndex(([row]) => row?.version === version);
      takeOut(asset, groups[at - 1] as Row[], groups[at] as Row[]);
    }
  }

  return {
    thinVersions({ at, rules, after }) {
      const end = performance.now() + turnMs;
      const now = clock.at(at);
      const upTo = after + assetsATurn;
      let thinned = 0;
      for (const asset of candidates.all({ after, upTo })) {
        const rows = rowsOf.all(asset);
        const gone = statesToThin(statesOf(rows), rules, now);
        thin(asset, gone);
        if (gone.length > 0) contents.dropUnused(rows.flatMap(({ content }) => content ?? []));
        thinned += gone.length;
        if (performance.now() > end) return { thinned, next: asset };
      }
      return { thinned, ...(upTo < (newest.get() ?? 0) && { next: upTo }) };
    },
  };
}

function statesOf(rows: readonly Row[]): EarlierState[] {
  return Array.from(
    Map.groupBy(rows, row => row.version),
    ([version, group]) => ({
      version,
      until: Math.max(...group.map(({ at }) => at)),
      pinned: group.some(({ state }) => 'at' in JSON.parse(state)),
    }),
  );
}

/** A step and rows that were kept before it: of each thing the older state counts. */
function joined(step: Step, rows: readonly Row[]): Step {
  const both: Step = new Map(step);
  for (const { format, content, state } of rows) {
    const known = both.get(format);
    both.set(format, { content: content ?? known?.content ?? null, state: { ...known?.state, ...JSON.parse(state) } });
  }
  return both;
}
