import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { WriteDb } from '../db.ts';

/** What is used within so many milliseconds belongs to one piece of work. */
const together = 10 * 60_000;
/** The latest uses that another one is joined to. */
const latest = 5;

/** Counts uses: of each asset, on each day, and of two one after the other. */
export function createUses(db: WriteDb) {
  const addUse = db.prepare<[number, AssetId], { seq: number; uses: number }>(
    'UPDATE assets SET uses = uses + 1, used = ? WHERE id = ? RETURNING seq, uses',
  );
  const usedBefore = db
    .prepare<[number, number, number], number>('SELECT seq FROM assets WHERE used >= ? AND seq <> ? ORDER BY used DESC LIMIT ?')
    .pluck();
  const join = db.prepare<[number, number]>(
    'INSERT INTO used_together (asset, other, times) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
  );

  const countDay = db.prepare<[number]>(`
    INSERT INTO use_days (day, uses) VALUES (date(? / 1000, 'unixepoch', 'localtime'), 1)
    ON CONFLICT DO UPDATE SET uses = uses + 1`);

  return {
    /** The asset with its uses so far; undefined where there is none. */
    add(id: AssetId, at: number): { readonly seq: number; readonly uses: number } | undefined {
      const used = addUse.get(at, id);
      if (!used) return undefined;
      countDay.run(at);
      for (const other of usedBefore.all(at - together, used.seq, latest)) {
        join.run(used.seq, other);
        join.run(other, used.seq);
      }
      return used;
    },
  };
}
