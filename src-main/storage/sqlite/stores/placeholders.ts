import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { WriteDb } from '../db.ts';

/** What was filled in last for the placeholders of an asset, by the label of the field. */
export function createPlaceholderTable(db: WriteDb) {
  const seqOf = db.prepare<[AssetId], number>('SELECT seq FROM assets WHERE id = ?').pluck();
  const all = db.prepare<[AssetId], { label: string; value: string }>(
    'SELECT label, value FROM placeholder_values WHERE asset = (SELECT seq FROM assets WHERE id = ?)',
  );
  const put = db.prepare(
    'INSERT INTO placeholder_values (asset, label, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const drop = db.prepare('DELETE FROM placeholder_values WHERE asset = ? AND label = ?');

  return {
    read: (id: AssetId): Record<string, string> => Object.fromEntries(all.all(id).map(({ label, value }) => [label, value])),
    put(id: AssetId, values: Readonly<Record<string, string | null>>): void {
      const seq = seqOf.get(id);
      if (seq === undefined) return;
      for (const [label, value] of Object.entries(values)) {
        if (value === null) drop.run(seq, label);
        else put.run(seq, label, value);
      }
    },
  };
}
