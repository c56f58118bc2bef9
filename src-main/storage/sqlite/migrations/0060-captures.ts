import type { WriteDb } from '../db.ts';

/**
 * Small pictures for lists, once for each distinct content, and the program and window that a snippet was copied from: the
 * published models have no place for these (assets-api section 9).
 */
export function migrate0060(db: WriteDb): void {
  db.exec(`
    CREATE TABLE thumbnails (
      content INTEGER PRIMARY KEY REFERENCES contents (id) ON DELETE CASCADE,
      bytes   BLOB NOT NULL
    ) STRICT;

    CREATE TABLE origins (
      asset       INTEGER PRIMARY KEY REFERENCES assets (seq) ON DELETE CASCADE,
      application TEXT,
      title       TEXT
    ) STRICT;
  `);
}
