import type { WriteDb } from '../db.ts';

/**
 * What is worked out after a save: who owns what (a person's choice is never replaced), secrets, texts read in images, and
 * the queue. `steps` are bits; `rank` is 0 for what was saved and 1 for what is gone through again. What an older Magpie
 * saved is put in the queue as a whole.
 */
export function migrate0030(db: WriteDb): void {
  db.exec(`
    ALTER TABLE assets ADD COLUMN tags_owned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE formats ADD COLUMN classified TEXT NOT NULL DEFAULT 'sent';

    CREATE TABLE sensitives (
      id       TEXT PRIMARY KEY,
      asset    INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text     TEXT NOT NULL,
      category TEXT NOT NULL,
      severity TEXT NOT NULL,
      name     TEXT NOT NULL,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sensitives_asset ON sensitives (asset, position);

    CREATE TABLE image_texts (
      format TEXT PRIMARY KEY REFERENCES formats (id) ON DELETE CASCADE,
      text   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE enrichment_queue (
      asset    INTEGER PRIMARY KEY REFERENCES assets (seq) ON DELETE CASCADE,
      steps    INTEGER NOT NULL,
      ticket   INTEGER NOT NULL,
      rank     INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      due      INTEGER NOT NULL DEFAULT 0,
      bounds   TEXT
    ) STRICT;
    CREATE INDEX enrichment_queue_order ON enrichment_queue (rank, asset DESC);

    INSERT INTO enrichment_queue (asset, steps, ticket, rank)
      SELECT seq, -1, version, 1 FROM assets WHERE deleted IS NULL;
  `);
}
