import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Change, ChangeKind } from '../../../src-shared/model/library.ts';
import type { WriteDb } from './db.ts';

export interface ChangeLog {
  /** The newest revision written, in or out of a transaction. */
  revision(): number;
  /** Notes what the running write does to an asset. */
  note(id: AssetId, kind: ChangeKind, pseudo: boolean): void;
  /** Notes that collections, or what is in them, change. */
  noteCollections(): void;
  /** Notes that tags themselves change. */
  noteTags(): void;
  /** Writes what was noted since the last call as the next revision; nothing noted is no revision. */
  seal(at: number): Change | undefined;
  /** What was sealed is on disk. */
  commit(): void;
  /** Forgets what was noted and sealed since the last commit: the transaction was rolled back. */
  rollback(): void;
}

/** The change feed's table: revisions without gaps, each in the transaction of what it tells. */
export function createChangeLog(db: WriteDb): ChangeLog {
  const newest = db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck();
  const insert = db.prepare('INSERT INTO changes (revision, position, asset, kind, at) VALUES (?, ?, ?, ?, ?)');
  let revision = newest.get() ?? 0;
  let committed = revision;
  let noted: Change['assets'] = [];
  let collections = false;
  let tags = false;

  return {
    revision: () => revision,
    note(id, kind, pseudo) {
      noted.push({ id, kind, ...(pseudo && { pseudo }) });
    },
    noteCollections() {
      collections = true;
    },
    noteTags() {
      tags = true;
    },
    seal(at) {
      if (noted.length === 0 && !collections && !tags) return undefined;
      const change: Change = { revision: ++revision, assets: noted, ...(collections && { collections }), ...(tags && { tags }) };
      // A revision stands in the table by its rows: one about no asset has a row of no asset.
      if (noted.length === 0) insert.run(revision, 0, '', 'collections', at);
      noted = [];
      collections = false;
      tags = false;
      for (const [position, { id, kind }] of change.assets.entries()) insert.run(revision, position, id, kind, at);
      return change;
    },
    commit() {
      committed = revision;
    },
    rollback() {
      noted = [];
      collections = false;
      tags = false;
      revision = committed; // not read again: the disk may be what failed
    },
  };
}
