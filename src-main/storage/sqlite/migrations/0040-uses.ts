import type { WriteDb } from '../db.ts';

/** The few assets that were used are read at each start, to rank by. */
export function migrate0040(db: WriteDb): void {
  db.exec('CREATE INDEX assets_used ON assets (seq, uses) WHERE uses > 0');
}
