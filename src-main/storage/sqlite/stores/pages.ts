import { z } from 'zod';
import { AppError } from '../../../../src-shared/errors.ts';
import type { Facets, LibraryFilter, Page, Row, Sort } from '../../../../src-shared/model/library.ts';
import type { PageQuery } from '../../port.ts';
import type { Found, SearchIndex } from '../../search-index.ts';
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

/** Lists for the window. */
export function createPages(db: ReadDb, search: SearchIndex, revision: () => number) {
  const found = rememberLast((filter, count) => search.find(filter, count), revision);
  const columns = `seq, id, name, generic, specific, favourite, created, updated, deleted, preview, image, fragments,
    (SELECT json_group_array(t.text) FROM (SELECT tag FROM asset_tags WHERE asset = seq ORDER BY position) l JOIN tags t ON t.key = l.tag) AS tags`;

  const tagText = db.prepare<[string], string>('SELECT text FROM tags WHERE folded = ?').pluck();

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

  function ranked({ filter, limit, after }: PageQuery): Page {
    const [start = 0] = after === undefined ? [] : readCursor(after, orders.newest);
    const from = Number(start);
    const next = from + limit;
    const { best, total, atLeast } = found(filter, next);
    const shown = best.slice(from, next);
    const { sql, params } = among(shown.map(hit => hit.seq));
    const rows = new Map(
      db
        .prepare<Keys, ListRow>(`SELECT ${columns} FROM assets WHERE ${sql}`)
        .all(...params)
        .map(row => [row.seq, row]),
    );
    const matches = search.explain(filter.query, shown);
    return {
      rows: shown.flatMap(({ seq }, i) => {
        const row = rows.get(seq);
        return row ? [toRow(row, matches[i])] : [];
      }),
      total,
      ...(atLeast && { atLeast }),
      ...(next < total && { next: JSON.stringify([next]) }),
    };
  }

  return {
    page: (query: PageQuery): Page => (isBlank(query.filter) ? sorted(query) : ranked(query)),

    facets(filter: LibraryFilter): Facets {
      return {
        all: count(scopeCondition('all')),
        favourites: count(scopeCondition('favourites')),
        trash: count(scopeCondition('trash')),
        ...(isBlank(filter) ? countsOfAll(filter) : countsOfFound(filter)),
      };
    },
  };

  type Counts = Pick<Facets, 'languages' | 'tags'>;

  function countsOfFound(filter: LibraryFilter): Counts {
    const { languages, tags } = found(filter, 0).counts();
    return {
      languages: mostFrequent(languages),
      tags: mostFrequent(tags)
        .slice(0, maxTagFacets)
        .map(tag => ({ ...tag, value: tagText.get(tag.value) ?? tag.value })),
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
    };
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>): Facets['tags'] {
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
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

/**
 * The facets of a query follow its page and ask for the same hits; they hold until the library changes. A use is no change:
 * the row that was just copied stays where it is.
 */
function rememberLast(find: (filter: LibraryFilter, count: number) => Found, revision: () => number): typeof find {
  let last: { readonly filter: string; readonly revision: number; readonly count: number; readonly found: Found } | undefined;
  return (filter, count) => {
    const key = JSON.stringify(filter);
    if (last?.filter !== key || last.revision !== revision() || last.count < count)
      last = { filter: key, revision: revision(), count, found: find(filter, count) };
    return last.found;
  };
}
