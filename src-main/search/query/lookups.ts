import { foldCase } from '../../../src-shared/model/fold.ts';
import type { HasValue } from '../../../src-shared/query/query.ts';
import type { ReadDb } from '../../storage/sqlite/db.ts';
import { SeqSet } from './seq-set.ts';

export interface KnownCollection {
  readonly key: number;
  readonly id: string;
  /** Folded names from the top down, with `/` between. */
  readonly path: string;
  readonly query: string | null;
}

/** What conditions ask the database: sets of assets, each asked for once until the library changes. */
export interface Lookups {
  tag(text: string): SeqSet;
  has(value: HasValue): SeqSet;
  /** Those in which a secret was found. */
  secret(): SeqSet;
  /** Those that are pseudo or discovered. */
  suggested(): SeqSet;
  /** Created at this time or later. */
  since(time: number): SeqSet;
  /** What is in a plain collection and those inside it. */
  inside(collection: number): SeqSet;
  collections(): readonly KnownCollection[];
  /** Each plain collection, by its id, with each asset in it or in one inside it. */
  members(): readonly (readonly [collection: string, seq: number])[];
}

const havings: Readonly<Record<HasValue, string>> = {
  tag: 'SELECT DISTINCT asset FROM asset_tags',
  link: 'SELECT DISTINCT asset FROM asset_websites',
  note: 'SELECT DISTINCT asset FROM annotations',
  image: "SELECT DISTINCT asset FROM formats WHERE generic = 'IMAGE'",
  file: "SELECT asset FROM formats WHERE kind = 'file' OR label <> '' UNION SELECT asset FROM anchors WHERE type = 'FILE'",
  fragments: 'SELECT seq FROM assets WHERE fragments > 1',
};

/** Sets kept between two changes; further ones push the oldest out. */
const maxKept = 64;

export function createLookups(db: ReadDb, revision: () => number): Lookups {
  const kept = new Map<string, unknown>();
  let keptAt = -1;

  function once<T>(key: string, make: () => T): T {
    if (keptAt !== revision()) kept.clear();
    keptAt = revision();
    if (!kept.has(key)) kept.set(key, make());
    const [oldest = ''] = kept.keys();
    if (kept.size > maxKept) kept.delete(oldest);
    return kept.get(key) as T;
  }

  function set(sql: string, ...params: (string | number)[]): SeqSet {
    const read = () =>
      new SeqSet(
        db
          .prepare<(string | number)[], number>(sql)
          .pluck()
          .iterate(...params),
      );
    return once(JSON.stringify([sql, ...params]), read);
  }

  return {
    tag: text => set('SELECT l.asset FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE t.folded = ?', foldCase(text.trim())),
    has: value => set(havings[value]),
    secret: () => set('SELECT DISTINCT asset FROM sensitives'),
    suggested: () => set('SELECT seq FROM assets WHERE pseudo = 1 UNION SELECT seq FROM assets WHERE discovered = 1'),
    since: time => set('SELECT seq FROM assets WHERE created >= ?', time),
    inside: collection =>
      set(
        `WITH RECURSIVE below (key) AS (VALUES (?) UNION ALL SELECT c.key FROM below b JOIN collections c ON c.parent = b.key)
         SELECT asset FROM collection_assets WHERE collection IN below`,
        collection,
      ),
    collections: () =>
      once('collections', () =>
        db
          .prepare<[], KnownCollection>(`
            WITH RECURSIVE paths (key, id, path, query) AS (
              SELECT key, id, folded, query FROM collections WHERE parent IS NULL
              UNION ALL SELECT c.key, c.id, p.path || '/' || c.folded, c.query FROM paths p JOIN collections c ON c.parent = p.key
            )
            SELECT key, id, path, query FROM paths`)
          .all(),
      ),
    members: () =>
      once('members', () =>
        db
          .prepare<[], [string, number]>(`
            WITH RECURSIVE below (top, key) AS (
              SELECT id, key FROM collections UNION ALL SELECT b.top, c.key FROM below b JOIN collections c ON c.parent = b.key
            )
            SELECT DISTINCT b.top, m.asset FROM below b JOIN collection_assets m ON m.collection = b.key`)
          .raw()
          .all(),
      ),
  };
}
