import { z } from 'zod';
import { AppError } from '../../../../src-shared/errors.ts';
import type { Facets, LibraryFilter, Page, Row, Sort } from '../../../../src-shared/model/library.ts';
import type { PageQuery } from '../../port.ts';
import type { RankedHit, SearchIndex } from '../../search-index.ts';
import type { ReadDb } from '../db.ts';
import { all, among, type Condition, filterCondition, scopeCondition } from './filter.ts';

interface ListRow extends Omit<Row, 'language' | 'favourite' | 'preview' | 'tags' | 'deleted' | 'image' | 'match'> {
  readonly seq: number;
  readonly specific: string;
  readonly favourite: 0 | 1 | null;
  readonly preview: string;
  readonly tags: string | null;
  readonly deleted: number | null;
  readonly image: Row['image'] | null;
}

type Keys = (string | number)[];

interface Order {
  readonly by: string;
  /** The row comes after the cursor's. */
  readonly after: string;
  readonly keys: (row: ListRow) => Keys;
}

const orders: Readonly<Record<Sort | 'trashed', Order>> = {
  newest: { by: 'seq DESC', after: 'seq < ?', keys: row => [row.seq] },
  updated: { by: 'updated DESC, seq DESC', after: '(updated, seq) < (?, ?)', keys: row => [row.updated, row.seq] },
  name: { by: 'name COLLATE NOCASE, seq', after: '(name COLLATE NOCASE, seq) > (?, ?)', keys: row => [row.name, row.seq] },
  trashed: { by: 'deleted DESC, seq DESC', after: '(deleted, seq) < (?, ?)', keys: row => [row.deleted ?? 0, row.seq] },
};

const Cursor = z.array(z.union([z.string(), z.int()])).max(2);
/** Most tags the side bar lists. */
const maxTagFacets = 200;

/** Lists for the window. `hits` gives a query's ranking, which pages and facets of one query share. */
export function createPages(db: ReadDb, search: SearchIndex, revision: () => number) {
  const hits = rememberLast((query: string) => search.rank(query), revision);
  const columns = `seq, id, name, generic, specific, favourite, created, updated, deleted, preview, image, fragments,
    (SELECT json_group_array(t.text) FROM (SELECT tag FROM asset_tags WHERE asset = seq ORDER BY position) l JOIN tags t ON t.key = l.tag) AS tags`;

  function count({ sql, params }: Condition): number {
    return (
      db
        .prepare<Keys, number>(`SELECT count(*) FROM assets WHERE ${sql}`)
        .pluck()
        .get(...params) ?? 0
    );
  }

  function sorted({ filter, sort, limit, after }: PageQuery): Page {
    const order = orders[filter.scope === 'trash' && sort === 'newest' ? 'trashed' : sort];
    const condition = filterCondition(filter);
    const cursor = after === undefined ? undefined : readCursor(after, order);
    const { sql, params } = cursor ? all([condition, { sql: order.after, params: cursor }]) : condition;
    const rows = db
      .prepare<Keys, ListRow>(`SELECT ${columns} FROM assets WHERE ${sql} ORDER BY ${order.by} LIMIT ?`)
      .all(...params, limit);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      rows: rows.map(row => toRow(row)),
      total: count(condition),
      ...(last && { next: JSON.stringify(order.keys(last)) }),
    };
  }

  /** Hits that pass the filter, best first. */
  function filtered(filter: LibraryFilter): readonly RankedHit[] {
    const ranked = hits(filter.query);
    const { sql, params } = all([filterCondition(filter), among(ranked.map(hit => hit.seq))]);
    const passing = new Set(
      db
        .prepare<Keys, number>(`SELECT seq FROM assets WHERE ${sql}`)
        .pluck()
        .all(...params),
    );
    return ranked.filter(hit => passing.has(hit.seq));
  }

  function ranked({ filter, limit, after }: PageQuery): Page {
    const found = filtered(filter);
    const [start = 0] = after === undefined ? [] : readCursor(after, orders.newest);
    const from = Number(start);
    const shown = found.slice(from, from + limit);
    const { sql, params } = among(shown.map(hit => hit.seq));
    const rows = new Map(
      db
        .prepare<Keys, ListRow>(`SELECT ${columns} FROM assets WHERE ${sql}`)
        .all(...params)
        .map(row => [row.seq, row]),
    );
    const next = from + limit;
    return {
      rows: shown.flatMap(({ seq, similar }) => {
        const row = rows.get(seq);
        return row ? [toRow(row, { field: search.fieldOf(filter.query, seq), similar })] : [];
      }),
      total: found.length,
      ...(next < found.length && { next: JSON.stringify([next]) }),
    };
  }

  return {
    page: (query: PageQuery): Page => (isBlank(query.filter) ? sorted(query) : ranked(query)),

    facets(filter: LibraryFilter): Facets {
      const condition = isBlank(filter) ? filterCondition(filter) : among(filtered(filter).map(hit => hit.seq));
      const { sql, params } = condition;
      return {
        all: count(scopeCondition('all')),
        favourites: count(scopeCondition('favourites')),
        trash: count(scopeCondition('trash')),
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
      };
    },
  };
}

function isBlank(filter: LibraryFilter): boolean {
  return filter.query.trim() === '';
}

function readCursor(after: string, order: Order): Keys {
  const keys = Cursor.safeParse(parseJson(after));
  const wanted = order.after.split('?').length - 1;
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

function toRow({ seq: _seq, specific, favourite, preview, tags, deleted, image, ...row }: ListRow, match?: Row['match']): Row {
  return {
    ...row,
    language: specific,
    favourite: favourite === 1,
    preview: preview === '' ? [] : preview.split('\n'),
    tags: tags === null ? [] : (JSON.parse(tags) as string[]),
    ...(deleted !== null && { deleted }),
    ...(image !== null && { image }),
    ...(match && { match }),
  };
}

/** The next pages and the facets of a query ask for the same ranking again; it holds until the library changes. */
function rememberLast<T>(compute: (query: string) => T, revision: () => number): (query: string) => T {
  let last: { readonly query: string; readonly revision: number; readonly value: T } | undefined;
  return query => {
    if (last?.query !== query || last.revision !== revision()) last = { query, revision: revision(), value: compute(query) };
    return last.value;
  };
}
