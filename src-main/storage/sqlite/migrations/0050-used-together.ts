import type { WriteDb } from '../db.ts';

/** What is used together is related; each pair stands in both directions, to be found by either. */
export function migrate0050(db: WriteDb): void {
  db.exec(`
    CREATE TABLE used_together (
      asset INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      times INTEGER NOT NULL,
      PRIMARY KEY (asset, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX used_together_other ON used_together (other);
    CREATE INDEX assets_last_used ON assets (used) WHERE used IS NOT NULL;
  `);
}
