import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Change, ChangeKind } from '../../../src-shared/model/library.ts';
import type { WriteDb } from './db.ts';

export interface ChangeLog {
  /** The newest revision written, in or out of a transaction. */
  revision(): number;
  /** Notes what the running write does to an asset. */
  note(id: AssetId, kind: ChangeKind, pseudo: boolean): void;
  /** Writes what was noted since the last call as the next revision; nothing noted is no revision. */
  seal(at: number): Change | undefined;
  /** Forgets what was noted, and reads the revision again: the transaction was rolled back. */
  rollback(): void;
}

/** The change feed's table: revisions without gaps, each in the transaction of what it tells. */
export function createChangeLog(db: WriteDb): ChangeLog {
  const newest = db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck();
  const insert = db.prepare('INSERT INTO changes (revision, position, asset, kind, at) VALUES (?, ?, ?, ?, ?)');
  let revision = newest.get() ?? 0;
  let noted: Change['assets'] = [];

  return {
    revision: () => revision,
    note(id, kind, pseudo) {
      noted.push({ id, kind, ...(pseudo && { pseudo }) });
    },
    seal(at) {
      if (noted.length === 0) return undefined;
      const change = { revision: ++revision, assets: noted };
      noted = [];
      for (const [position, { id, kind }] of change.assets.entries()) insert.run(revision, position, id, kind, at);
      return change;
    },
    rollback() {
      noted = [];
      revision = newest.get() ?? 0;
    },
  };
}
