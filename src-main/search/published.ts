import type { SearchedMatch } from '../../src-shared/model/enums.ts';
import { fold, foldCase } from '../../src-shared/model/fold.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Hit, SearchQuery } from '../storage/port.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import { all, among, type Condition } from '../storage/sqlite/stores/filter.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { fieldsHolding } from './candidates.ts';
import { allowedEdits, within } from './distance.ts';
import { type Field, fields } from './document.ts';
import { filterCondition } from './filters.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Live {
  readonly seq: number;
  readonly id: AssetId;
  readonly pseudo: 0 | 1;
}

type Scored = Pick<Hit, 'exact' | 'score' | 'match'>;

const matchOf: Readonly<Record<Field, SearchedMatch>> = {
  name: 'TITLE',
  tags: 'TAGS',
  annotations: 'ANNOTATION',
  hints: 'HINT',
  websites: 'WEBSITES',
  content: 'CONTENT',
};

/** Among exact results: a name equal to the query, then hits in the name, tags, annotations, the rest (section 8.1). */
const scores = { equalName: 1, name: 0.9, tags: 0.8, annotations: 0.7, rest: 0.6, similar: 0.5 } as const;

/** The published search (assets-api section 8): every exact hit and every similar one, best first, ties newest first. */
export function createPublishedSearch(db: WriteDb, candidates: Candidates, vocabulary: Vocabulary) {
  function live({ sql, params }: Condition): Live[] {
    return db
      .prepare<(string | number)[], Live>(`SELECT seq, id, pseudo FROM assets WHERE ${sql} ORDER BY seq DESC`)
      .all(...params);
  }

  /** Section 8.1: what the query makes of each asset that it finds. */
  function score(query: string): Map<number, Scored> {
    const found = new Map<number, Scored>();
    for (const document of candidates.holding(query)) found.set(document.asset, exactHit(document, query));
    for (const [asset, share] of similar(query.split(' '))) {
      if (!found.has(asset)) found.set(asset, { exact: false, score: scores.similar * share, match: 'FUZZY' });
    }
    return found;
  }

  /** Assets that hold every word, as a substring or nearly; with the share of words held as they are. */
  function similar(words: readonly string[]): Map<number, number> {
    let kept: Map<number, number> | undefined;
    for (const word of words) {
      const holding = new Map<number, number>();
      for (const document of nearly(word)) holding.set(document.asset, 0.5);
      for (const document of candidates.holding(word)) holding.set(document.asset, 1);
      const before: Map<number, number> | undefined = kept;
      kept = new Map();
      for (const [asset, closeness] of holding) {
        const sum = before ? before.get(asset) : 0;
        if (sum !== undefined) kept.set(asset, sum + closeness);
      }
      if (kept.size === 0) break;
    }
    return new Map(Array.from(kept ?? [], ([asset, sum]) => [asset, sum / words.length]));
  }

  function nearly(word: string): readonly Candidate[] {
    const limit = allowedEdits(word);
    if (limit === 0) return [];
    return candidates.withWords(vocabulary.near(word)).filter(document => hasWordWithin(document, word, limit));
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

function exactHit(document: Candidate, query: string): Scored {
  const [first = 'content', ...more] = fieldsHolding(document, query);
  return { exact: true, match: more.length > 0 ? 'MULTIPLE' : matchOf[first], score: scoreOf(document, query, first) };
}

/** `best` is the first field that holds the query, in the order of `fields`. */
function scoreOf(document: Candidate, query: string, best: Field): number {
  if (document.name === query) return scores.equalName;
  return best === 'name' || best === 'tags' || best === 'annotations' ? scores[best] : scores.rest;
}

/** What may be a word: runs of letters and digits, with and without underscores, and what stands between blanks. */
const wordForms = [/[\p{L}\p{N}\p{M}]+/gu, /[\p{L}\p{N}\p{M}_$]+/gu, /\S+/gu];

function hasWordWithin(document: Candidate, word: string, limit: number): boolean {
  return fields.some(field => wordForms.some(form => document[field].match(form)?.some(found => within(word, found, limit))));
}
