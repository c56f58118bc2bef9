import { fold, foldCase } from '../../src-shared/model/fold.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Hit, SearchQuery } from '../storage/port.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import { all, among, type Condition } from '../storage/sqlite/stores/filter.ts';
import { filterCondition } from './filters.ts';
import type { LibraryIndex } from './library-index.ts';
import { type Scored, scorePlainly, scoreSegment } from './section-8.ts';

interface Live {
  readonly seq: number;
  readonly id: AssetId;
  readonly pseudo: 0 | 1;
}

/** The published search (assets-api section 8): every exact hit and every similar one, best first, ties newest first. */
export function createPublishedSearch(db: WriteDb, index: LibraryIndex) {
  function live({ sql, params }: Condition): Live[] {
    return db
      .prepare<(string | number)[], Live>(`SELECT seq, id, pseudo FROM assets WHERE ${sql} ORDER BY seq DESC`)
      .all(...params);
  }

  /** Section 8.1: what the query makes of each asset that it finds. */
  function score(query: string): Map<number, Scored> {
    const found = new Map<number, Scored>();
    for (const segment of index.parts.segments()) scoreSegment(segment, query, found);
    for (let documents = index.unindexed(); documents.length > 0; documents = index.unindexed(documents)) {
      for (const { seq, folded } of documents) {
        const scored = scorePlainly(folded, query);
        if (scored) found.set(seq, scored);
      }
    }
    return found;
  }

  /** `searchable_tags` alone (section 8.2): any of the tags, exact when all of them. */
  function byTags(tags: readonly string[], condition: Condition): Hit[] {
    const { sql, params } = all([condition, tagCondition(tags)]);
    const rows = db
      .prepare<(string | number)[], Live & { held: number }>(`
        SELECT seq, id, pseudo, (SELECT count(*) FROM asset_tags l JOIN tags t ON t.key = l.tag
          WHERE l.asset = assets.seq AND t.folded IN (SELECT value FROM json_each(?))) AS held
        FROM assets WHERE ${sql} ORDER BY held DESC, seq DESC`)
      .all(JSON.stringify(tags), ...params);
    return rows.map(({ held, ...row }) => toHit(row, { exact: held === tags.length, score: held / tags.length, match: 'TAGS' }));
  }

  return function search({ query, anyTag, space, filters, casing, pseudo }: SearchQuery): readonly Hit[] {
    const wanted = fold(query ?? '');
    const tags = [...new Set((anyTag ?? []).map(tag => foldCase(tag.trim())).filter(tag => tag !== ''))];
    const ids = space && (space.identifers.iterable ?? []).map(({ id }) => id.toLowerCase());
    const filter = filterCondition(filters, casing ?? true);
    const parts: Condition[] = [{ sql: pseudo ? 'deleted IS NULL' : 'deleted IS NULL AND pseudo = 0', params: [] }];
    if (ids) parts.push({ sql: 'id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(ids)] });
    if (filter.condition) parts.push(filter.condition);
    if (wanted === '' && tags.length > 0) return byTags(tags, all(parts));
    if (tags.length > 0) parts.push(tagCondition(tags));
    if (wanted === '') {
      const [kind = 'CONTENT', ...more] = filter.kinds;
      const match = more.length > 0 ? 'MULTIPLE' : kind;
      return live(all(parts)).map(row => toHit(row, { exact: true, score: 1, match }));
    }
    const found = score(wanted);
    const hits = live(all([among([...found.keys()]), ...parts])).map(row => toHit(row, found.get(row.seq) as Scored));
    return hits.sort((a, b) => b.score - a.score); // stable: ties stay newest first
  };
}

function toHit({ id, pseudo }: Live, scored: Scored): Hit {
  return { id, pseudo: pseudo === 1, ...scored };
}

function tagCondition(tags: readonly string[]): Condition {
  return {
    sql: `seq IN (SELECT l.asset FROM asset_tags l JOIN tags t ON t.key = l.tag
      WHERE t.folded IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(tags)],
  };
}
