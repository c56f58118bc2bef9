import type { WriteDb } from '../db.ts';

/** What was filled in for the placeholders of a snippet, and the order of the most used for the palette's first rows. */
export function migrate0090(db: WriteDb): void {
  db.exec(`
    CREATE TABLE placeholder_values (
      asset INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      label TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (asset, label)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assets_most_used ON assets (uses, seq) WHERE deleted IS NULL AND pseudo = 0;
  `);
}
