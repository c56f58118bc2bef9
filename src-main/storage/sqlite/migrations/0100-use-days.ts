import type { WriteDb } from '../db.ts';

/** How often anything was used on a day of the computer's calendar, for the insight page: an asset knows only its last use. */
export function migrate0100(db: WriteDb): void {
  db.exec(`
    CREATE TABLE use_days (
      day  TEXT PRIMARY KEY,
      uses INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
