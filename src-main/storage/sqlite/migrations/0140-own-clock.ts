import type { WriteDb } from '../db.ts';

/**
 * When an asset went to the trash by the library's own time (own-clock.ts), which a wrong clock of the computer neither
 * hurries nor turns back. What lies there already begins its days now: nothing is to vanish because of an update.
 *
 * Earlier states may be thinned: `thinned` says how many were between a state and the one after it.
 */
export function migrate0140(db: WriteDb): void {
  const now = db.prepare<[], number>("SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)").pluck().get() as number;
  db.exec(`
    ALTER TABLE assets ADD COLUMN trashed INTEGER;
    CREATE INDEX assets_trashed ON assets (trashed) WHERE trashed IS NOT NULL;
    ALTER TABLE versions ADD COLUMN thinned INTEGER NOT NULL DEFAULT 0;
  `);
  db.prepare('UPDATE assets SET trashed = ? WHERE deleted IS NOT NULL').run(now);
  db.prepare("INSERT INTO meta (key, value) VALUES ('own_clock', ?)").run(JSON.stringify({ time: now, wall: now }));
}
