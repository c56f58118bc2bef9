import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { Sync, Writes } from '../../port.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';
import type { OwnClock } from '../own-clock.ts';
import type { Contents } from './contents.ts';

export interface Standing {
  readonly seq: number;
  readonly id: AssetId;
  readonly pseudo: 0 | 1;
  readonly favourite: 0 | 1 | null;
}

interface TrashDeps {
  readonly db: WriteDb;
  readonly contents: Contents;
  readonly changes: ChangeLog;
  readonly search: SearchIndex;
  readonly clock: OwnClock;
}

const dayMs = 86_400_000;
/** How long one purge of what is due may hold the thread, in milliseconds: a save that comes meanwhile waits for it. */
const turnMs = 10;
const maxATurn = 200;

/** The way of assets to the trash, back, and out of it. The writes are called inside a transaction. */
export function createTrash({ db, contents, changes, search, clock }: TrashDeps) {
  const columns = 'seq, id, pseudo, favourite';
  const among = 'id IN (SELECT value FROM json_each(?))';
  const live = db.prepare<[string], Standing>(`SELECT ${columns} FROM assets WHERE ${among} AND deleted IS NULL`);
  const trashed = db.prepare<[string], Standing>(`SELECT ${columns} FROM assets WHERE ${among} AND deleted IS NOT NULL`);
  const due = db.prepare<[number, number], Standing>(
    `SELECT ${columns} FROM assets WHERE trashed <= ? ORDER BY trashed, seq LIMIT ?`,
  );
  const countDue = db.prepare<[number], number>('SELECT count(*) FROM assets WHERE trashed <= ?').pluck();
  const setDeleted = db.prepare('UPDATE assets SET deleted = ?, trashed = ?, version = version + 1 WHERE seq = ?');
  const contentsOf = db
    .prepare<[number, number], number>(
      'SELECT content FROM formats WHERE asset = ? UNION SELECT content FROM versions WHERE asset = ? AND content IS NOT NULL',
    )
    .pluck();
  const tagsOf = db.prepare<[number], number>('SELECT tag FROM asset_tags WHERE asset = ?').pluck();
  const websitesOf = db.prepare<[number], number>('SELECT website FROM asset_websites WHERE asset = ?').pluck();
  const remove = db.prepare('DELETE FROM assets WHERE seq = ?');
  // A tag that somebody has given a colour stays: it is more than what one snippet said.
  const dropTags = db.prepare(`
    DELETE FROM tags WHERE key IN (SELECT value FROM json_each(?)) AND colour IS NULL
      AND NOT EXISTS (SELECT 1 FROM asset_tags WHERE tag = tags.key)`);
  const dropWebsites = db.prepare(`
    DELETE FROM websites WHERE key IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM asset_websites WHERE website = websites.key)`);
  const bury = db.prepare('INSERT INTO tombstones (id, at) VALUES (?, ?)');

  function put(assets: readonly Standing[], deleted: number | null): AssetId[] {
    const since = deleted === null || assets.length === 0 ? null : clock.at(deleted);
    return assets.map(({ seq, id, pseudo, favourite }) => {
      setDeleted.run(deleted, since, seq);
      search.setState(seq, { pseudo: pseudo === 1, favourite: favourite === 1, ...(deleted !== null && { deleted }) });
      changes.note(id, deleted === null ? 'restored' : 'deleted', pseudo === 1);
      return id;
    });
  }

  /** All that is of an asset goes with its row; what it shared goes with the last that had it. */
  function purge({ seq, id, pseudo }: Standing, at: number): AssetId {
    const held = { contents: contentsOf.all(seq, seq), tags: tagsOf.all(seq), websites: websitesOf.all(seq) };
    search.remove(seq);
    remove.run(seq);
    contents.dropUnused(held.contents);
    if (dropTags.run(JSON.stringify(held.tags)).changes > 0) changes.noteTags();
    dropWebsites.run(JSON.stringify(held.websites));
    bury.run(id, at);
    changes.note(id, 'purged', pseudo === 1);
    return id;
  }

  return {
    /** Takes what was found in the trash out of it. */
    takeOut: (asset: Standing): void => void put([asset], null),
    trash: (ids, at) => put(live.all(JSON.stringify(ids)), at),
    restore: ids => put(trashed.all(JSON.stringify(ids)), null),
    purge: (ids, at) => trashed.all(JSON.stringify(ids)).map(asset => purge(asset, at)),
    countDue: ({ at, days }) => countDue.get(clock.at(at) - days * dayMs) ?? 0,
    purgeDue({ at, days }) {
      const end = performance.now() + turnMs;
      const gone: AssetId[] = [];
      for (const asset of due.all(clock.at(at) - days * dayMs, maxATurn)) {
        gone.push(purge(asset, at));
        if (performance.now() > end) break;
      }
      return gone;
    },
  } satisfies Pick<Sync<Writes>, 'trash' | 'restore' | 'purge' | 'countDue' | 'purgeDue'> & {
    takeOut: (asset: Standing) => void;
  };
}
