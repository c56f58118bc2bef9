import type { WriteDb } from '../db.ts';

/**
 * Tags have colours. `touched`, the last use or change, is what Recent is ordered by: a generated column, so that no write
 * can forget it. Suggestions, pseudo or discovered, are few among many.
 */
export function migrate0070(db: WriteDb): void {
  db.exec(`
    ALTER TABLE tags ADD COLUMN colour TEXT;
    ALTER TABLE assets ADD COLUMN touched INTEGER GENERATED ALWAYS AS (max(updated, coalesce(used, 0))) VIRTUAL;
    CREATE INDEX assets_touched ON assets (touched, seq) WHERE deleted IS NULL AND pseudo = 0;
    CREATE INDEX assets_discovered ON assets (seq) WHERE discovered = 1 AND deleted IS NULL;
  `);
}
