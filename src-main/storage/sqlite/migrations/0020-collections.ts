import type { WriteDb } from '../db.ts';

/**
 * Collections, nested (`parent`) and smart ones (`query`), and what is in the plain ones. `folded` keeps neighbours from
 * being called the same. The index on times of creation is for `before:` and `after:`.
 */
export function migrate0020(db: WriteDb): void {
  db.exec(`
    CREATE TABLE collections (
      key      INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      parent   INTEGER REFERENCES collections (key),
      name     TEXT NOT NULL,
      folded   TEXT NOT NULL,
      query    TEXT,
      position INTEGER NOT NULL,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX collections_name ON collections (coalesce(parent, 0), folded);

    CREATE TABLE collection_assets (
      collection INTEGER NOT NULL REFERENCES collections (key) ON DELETE CASCADE,
      asset      INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      PRIMARY KEY (collection, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX collection_assets_asset ON collection_assets (asset);

    CREATE INDEX assets_created ON assets (created);
  `);
}
