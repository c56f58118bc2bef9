import { z } from 'zod';
import { AppError } from '../../../../src-shared/errors.ts';
import type { AssetId } from '../../../../src-shared/model/ids.ts';
import { languageOf } from '../../../../src-shared/model/languages.ts';
import type { Facets, LibraryFilter, Page, Row, Sort } from '../../../../src-shared/model/library.ts';
import { parseQuery } from '../../../../src-shared/query/parse.ts';
import { holdsText, type QueryProblem } from '../../../../src-shared/query/query.ts';
import type { PageQuery } from '../../port.ts';
import type { Found, SearchIndex } from '../../search-index.ts';
import type { ReadDb } from '../db.ts';
import type { OwnClock } from '../own-clock.ts';
import { all, among, type Condition, filterCondition, scopeCondition } from './filter.ts';

interface ListRow
  extends Omit<Row, 'language' | 'favourite' | 'preview' | 'tags' | 'used' | 'deleted' | 'goesAt' | 'image' | 'match'> {
  readonly seq: number;
  readonly specific: string;
  readonly favourite: 0 | 1 | null;
  readonly preview: string;
  readonly tags: string | null;
  readonly used: number | null;
  readonly deleted: number | null;
  readonly trashed: number | null;
  readonly image: Row['image'] | null;
}

type Keys = (string | number)[];

interface Order {
  readonly by: string;
  /** The row comes after the cursor's. */
  readonly after: string;
  readonly keys: (row: ListRow) => Keys;
}

const orders: Readonly<Record<Exclude<Sort, 'language'> | 'touched' | 'trashed', Order>> = {
  newest: { by: 'seq DESC', after: 'seq < ?', keys: row => [row.seq] },
  updated: { by: 'updated DESC, seq DESC', after: '(updated, seq) < (?, ?)', keys: row => [row.updated, row.seq] },
  name: { by: 'name COLLATE NOCASE, seq', after: '(name COLLATE NOCASE, seq) > (?, ?)', keys: row => [row.name, row.seq] },
  mostUsed: { by: 'uses DESC, seq DESC', after: '(uses, seq) < (?, ?)', keys: row => [row.uses, row.seq] },
  touched: {
    by: 'touched DESC, seq DESC',
    after: '(touched, seq) < (?, ?)',
    keys: row => [Math.max(row.updated, row.used ?? 0), row.seq],
  },
  trashed: { by: 'deleted DESC, seq DESC', after: '(deleted, seq) < (?, ?)', keys: row => [row.deleted ?? 0, row.seq] },
};

const Cursor = z.array(z.union([z.string(), z.int()])).max(2);
const dayMs = 86_400_000;
/** Most tags the side bar lists. */
const maxTagFacets = 200;

/** Up to so many found assets are named to the database; more are picked from the whole list in its order. */
const fewFound = 5000;
/** How long a remembered answer may be told again, in milliseconds: `after:7d` moves on with the clock. */
const rememberedFor = 60_000;

interface PagesDeps {
  readonly db: ReadDb;
  readonly search: SearchIndex;
  readonly revision: () => number;
  readonly clock: Pick<OwnClock, 'toWall'>;
}

/** Lists for the window. */
export function createPages({ db, search, revision, clock }: PagesDeps) {
  const { findAgain, findOn } = rememberLast((filter, count) => search.find(filter, count), revision);
  const columns = `seq, id, name, generic, specific, favourite, created, updated, used, deleted, trashed, preview, image, fragments, uses,
    (SELECT json_group_array(t.text) FROM (SELECT tag FROM asset_tags WHERE asset = seq ORDER BY position) l JOIN tags t ON t.key = l.tag) AS tags`;

  const tagText = db.prepare<[string], string>('SELECT text FROM tags WHERE folded = ?').pluck();
  const queryOf = db.prepare<[string], string | null>('SELECT query FROM collections WHERE id = ?').pluck();

  function count({ sql, params }: Condition): number {
    return (
      db
        .prepare<Keys, number>(`SELECT count(*) FROM assets WHERE ${sql}`)
        .pluck()
        .get(...params) ?? 0
    );
  }

  function orderOf({ filter: { scope }, sort }: PageQuery): Order | 'language' {
    if (scope === 'recent') return orders.touched;
    if (sort === 'language') return sort;
    return orders[scope === 'trash' && sort === 'newest' ? 'trashed' : sort];
  }

  function afterCursor({ after }: PageQuery, order: Order): readonly Condition[] {
    return after === undefined ? [] : [{ sql: order.after, params: readCursor(after, order.after.split('?').length - 1) }];
  }

  function sortedPage(rows: readonly ListRow[], query: PageQuery, order: Order): Pick<Page, 'rows' | 'next' | 'ranked'> {
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { rows: toRows(rows, query), ranked: false, ...(last && { next: JSON.stringify(order.keys(last)) }) };
  }

  function toRows(rows: readonly ListRow[], { trashDays }: PageQuery): Row[] {
    const goesAt = endsOf(trashDays);
    return rows.map(row => toRow(row, goesAt));
  }

  /** When the trash lets go of what went there at a time of the library's own, by the clock that people see. */
  function endsOf(days: number | undefined): (trashed: number) => Pick<Row, 'goesAt'> {
    const toWall = clock.toWall();
    return trashed => (days === undefined ? {} : { goesAt: toWall(trashed) + days * dayMs });
  }

  /** Without a query: the database has indexes for this. */
  function plain(query: PageQuery): Page {
    const condition = filterCondition(query.filter);
    return { ...listed(query, condition), total: count(condition) };
  }

  function listed(query: PageQuery, condition: Condition): Pick<Page, 'rows' | 'next' | 'ranked'> {
    const order = orderOf(query);
    if (order === 'language') return byLanguage(query, condition);
    return sortedPage(rowsOf([condition, ...afterCursor(query, order)], order, query.limit), query, order);
  }

  function rowsOf(parts: readonly Condition[], order: Order, limit: number): ListRow[] {
    const { sql, params } = all(parts);
    return db
      .prepare<Keys, ListRow>(`SELECT ${columns} FROM assets WHERE ${sql} ORDER BY ${order.by} LIMIT ?`)
      .all(...params, limit);
  }

  /** Languages by the names they are shown with, which the database does not know; the newest first within each. */
  function byLanguage(query: PageQuery, condition: Condition): Pick<Page, 'rows' | 'next' | 'ranked'> {
    const { limit, after } = query;
    const [from = '', before = 0] = after === undefined ? [] : readCursor(after, 2);
    const { sql, params } = condition;
    const specifics = db.prepare<Keys, string>(`SELECT DISTINCT specific FROM assets WHERE ${sql}`).pluck();
    const languages = Map.groupBy(specifics.all(...params), specific => languageOf(specific).label);
    const rows: ListRow[] = [];
    let next: Keys | undefined;
    for (const label of [...languages.keys()].sort(compareNames)) {
      if (after !== undefined && compareNames(label, String(from)) < 0) continue;
      const own = languages.get(label) ?? [];
      const parts = [condition, { sql: `specific IN (${own.map(() => '?').join(', ')})`, params: own }];
      const rest = label === from ? [{ sql: orders.newest.after, params: [before] }] : [];
      rows.push(...rowsOf([...parts, ...rest], orders.newest, limit - rows.length));
      if (rows.length < limit) continue;
      next = [label, rows.at(-1)?.seq ?? 0];
      break;
    }
    return { rows: toRows(rows, query), ranked: false, ...(next && { next: JSON.stringify(next) }) };
  }

  /** What was found, in the order of the sort. */
  function sorted(query: PageQuery, { seqs, total }: Found): Page {
    const order = orderOf(query);
    if (seqs.length <= fewFound || order === 'language') return { ...listed(query, among(Array.from(seqs))), total };
    const picked = pick(new Set(seqs), afterCursor(query, order), order, query.limit);
    return { ...listed(query, among(picked)), total };
  }

  /** The first of many, by a walk over the list in its order. */
  function pick(seqs: ReadonlySet<number>, cursor: readonly Condition[], order: Order, limit: number): number[] {
    const { sql, params } = all([{ sql: '1', params: [] }, ...cursor]);
    const walk = db.prepare<Keys, number>(`SELECT seq FROM assets WHERE ${sql} ORDER BY ${order.by}`).pluck();
    const picked: number[] = [];
    for (const seq of walk.iterate(...params)) {
      if (seqs.has(seq)) picked.push(seq);
      if (picked.length === limit) break;
    }
    return picked;
  }

  function ranked({ filter, limit, after, trashDays }: PageQuery, { best, total, atLeast }: Found): Page {
    const from = offsetOf(after);
    const next = from + limit;
    const shown = best.slice(from, next);
    const { sql, params } = among(shown.map(hit => hit.seq));
    const rows = new Map(
      db
        .prepare<Keys, ListRow>(`SELECT ${columns} FROM assets WHERE ${sql}`)
        .all(...params)
        .map(row => [row.seq, row]),
    );
    const matches = search.explain(filter.query, shown);
    const goesAt = endsOf(trashDays);
    return {
      rows: shown.flatMap(({ seq }, i) => {
        const row = rows.get(seq);
        return row ? [toRow(row, goesAt, matches[i])] : [];
      }),
      total,
      ...(atLeast && { atLeast }),
      ...(next < total && { next: JSON.stringify([next]) }),
      ranked: true,
    };
  }

  function offsetOf(after: string | undefined): number {
    const [start = 0] = after === undefined ? [] : readCursor(after, 1);
    return Number(start);
  }

  /** Whether nothing is asked that the database could not answer. */
  function isPlain({ query, collection }: LibraryFilter): boolean {
    const { text, conditions } = parseQuery(query);
    return text === '' && conditions.length === 0 && (collection === undefined || typeof queryOf.get(collection) !== 'string');
  }

  return {
    page(query: PageQuery): Page {
      const { filter, limit, after } = query;
      const parsed = parseQuery(filter.query);
      if (isPlain(filter)) return { ...plain(query), ...withProblems(parsed.problems) };
      const isRanked = holdsText(parsed);
      const found = findOn(filter, isRanked ? offsetOf(after) + limit : 0);
      return {
        ...(isRanked ? ranked(query, found) : sorted(query, found)),
        ...withProblems(found.problems),
        ...(found.searched && { searched: found.searched }),
      };
    },

    /** All that the pages of a filter hold, in no order. */
    ids(filter: LibraryFilter): AssetId[] {
      const { sql, params } = isPlain(filter) ? filterCondition(filter) : among(Array.from(findAgain(filter).seqs));
      return db
        .prepare<Keys, AssetId>(`SELECT id FROM assets WHERE ${sql}`)
        .pluck()
        .all(...params);
    },

    facets(filter: LibraryFilter): Facets {
      return {
        all: count(scopeCondition('all')),
        favourites: count(scopeCondition('favourites')),
        suggested: count(scopeCondition('suggested')),
        trash: count(scopeCondition('trash')),
        // SQLite walks over all links of tags for these, 240 ms at 100,000 snippets; the index counts in 5 to 45.
        ...(isPlain(filter) && search.progress() ? countsOfAll(filter) : countsOfFound(filter)),
      };
    },
  };

  type Counts = Pick<Facets, 'languages' | 'tags' | 'collections'>;

  function countsOfFound(filter: LibraryFilter): Counts {
    const { languages, tags, collections } = findAgain(filter).counts();
    return {
      languages: mostFrequent(languages),
      tags: mostFrequent(tags)
        .slice(0, maxTagFacets)
        .map(tag => ({ ...tag, value: tagText.get(tag.value) ?? tag.value })),
      collections: mostFrequent(collections),
    };
  }

  function countsOfAll(filter: LibraryFilter): Counts {
    const { sql, params } = filterCondition(filter);
    return {
      languages: db
        .prepare<Keys, { value: string; count: number }>(
          `SELECT specific AS value, count(*) AS count FROM assets WHERE ${sql} GROUP BY specific ORDER BY count DESC, value`,
        )
        .all(...params),
      tags: db
        .prepare<Keys, { value: string; count: number }>(
          `SELECT t.text AS value, count(*) AS count FROM asset_tags l JOIN tags t ON t.key = l.tag
             WHERE l.asset IN (SELECT seq FROM assets WHERE ${sql}) GROUP BY t.key ORDER BY count DESC, value LIMIT ?`,
        )
        .all(...params, maxTagFacets),
      collections: db
        .prepare<Keys, { value: string; count: number }>(
          `WITH RECURSIVE below (top, key) AS (
             SELECT id, key FROM collections UNION ALL SELECT b.top, c.key FROM below b JOIN collections c ON c.parent = b.key
           )
           SELECT b.top AS value, count(DISTINCT m.asset) AS count FROM below b JOIN collection_assets m ON m.collection = b.key
           WHERE m.asset IN (SELECT seq FROM assets WHERE ${sql}) GROUP BY b.top ORDER BY count DESC, value`,
        )
        .all(...params),
    };
  }
}

function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

function mostFrequent(counts: ReadonlyMap<string, number>): Facets['tags'] {
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

function readCursor(after: string, wanted: number): Keys {
  const keys = Cursor.safeParse(parseJson(after));
  if (!keys.success || keys.data.length !== wanted)
    throw new AppError('malformed', 'The place to go on from is not one a page gave');
  return keys.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toRow(
  { seq: _seq, specific, favourite, preview, tags, used, deleted, trashed, image, ...row }: ListRow,
  goesAt: (trashed: number) => Pick<Row, 'goesAt'>,
  match?: Row['match'],
): Row {
  return {
    ...row,
    language: specific,
    favourite: favourite === 1,
    preview: preview === '' ? [] : preview.split('\n'),
    tags: tags === null ? [] : (JSON.parse(tags) as string[]),
    ...(used !== null && { used }),
    ...(deleted !== null && { deleted }),
    ...(trashed !== null && goesAt(trashed)),
    ...(image !== null && { image }),
    ...(match && { match }),
  };
}

function withProblems(problems: readonly QueryProblem[]): Pick<Page, 'problems'> {
  return problems.length > 0 ? { problems: [...problems] } : {};
}

/**
 * The facets of a query follow its page and ask for the same hits; they hold until the library changes. A use is no change:
 * the row that was just copied stays where it is. `findOn` goes on with what was not looked at for want of time, `findAgain`
 * tells what is known.
 */
function rememberLast(find: SearchIndex['find'], revision: () => number) {
  let last:
    | { readonly filter: string; readonly revision: number; readonly count: number; readonly at: number; readonly found: Found }
    | undefined;

  function asked(filter: LibraryFilter, count: number, goOn: boolean): Found {
    const key = JSON.stringify(filter);
    const isOld =
      last?.filter !== key || last.revision !== revision() || last.count < count || Date.now() - last.at > rememberedFor;
    if (!last || isOld || (goOn && last.found.searched))
      last = { filter: key, revision: revision(), count, at: Date.now(), found: find(filter, count) };
    return last.found;
  }

  return {
    findOn: (filter: LibraryFilter, count: number) => asked(filter, count, true),
    findAgain: (filter: LibraryFilter) => asked(filter, 0, false),
  };
}
