import type { SearchIndex } from '../storage/search-index.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import type { Records } from '../storage/sqlite/stores/records.ts';

/** Assets read at a time. */
const batch = 500;

/** Fills empty search tables from the library, in one transaction. */
export function rebuild(db: WriteDb, records: Records, index: Pick<SearchIndex, 'put'>): void {
  const next = db.prepare<[number, number], number>('SELECT seq FROM assets WHERE seq > ? ORDER BY seq LIMIT ?').pluck();
  db.transaction(() => {
    for (let seqs = next.all(0, batch); seqs.length > 0; seqs = next.all(seqs.at(-1) as number, batch)) {
      for (const seq of seqs) {
        const [record] = records.load([seq]);
        if (record) index.put(seq, record);
      }
    }
  }).immediate();
}
