import { AppError } from '../../../../src-shared/errors.ts';
import {
  type Collected,
  type Collecting,
  type Collection,
  type CollectionEdit,
  type DeletedCollection,
  maxCollectionDepth,
  type NewCollection,
} from '../../../../src-shared/model/collections.ts';
import { foldCase } from '../../../../src-shared/model/fold.ts';
import type { AssetId, CollectionId } from '../../../../src-shared/model/ids.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';

interface CollectionRow {
  readonly key: number;
  readonly id: CollectionId;
  readonly parent: number | null;
  readonly name: string;
  readonly folded: string;
  readonly query: string | null;
  readonly position: number;
  readonly created: number;
  readonly updated: number;
}

/** Collections and what is in them. The writes are called inside a transaction, and note what they did in the change log. */
export function createCollections(db: WriteDb, changes: ChangeLog, countOf: (query: string) => number | undefined) {
  const all = db.prepare<[], CollectionRow>('SELECT * FROM collections ORDER BY position, key');
  const byId = db.prepare<[CollectionId], CollectionRow>('SELECT * FROM collections WHERE id = ?');
  const inside = db.prepare<[number | null], CollectionRow>('SELECT * FROM collections WHERE parent IS ? ORDER BY position, key');
  const insert = db.prepare(`
    INSERT INTO collections (id, parent, name, folded, query, position, created, updated)
    VALUES (@id, @parent, @name, @folded, @query, @position, @created, @updated)`);
  const update = db.prepare(`
    UPDATE collections SET parent = @parent, name = @name, folded = @folded, query = @query, updated = @updated
    WHERE key = @key`);
  const place = db.prepare('UPDATE collections SET position = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM collections WHERE key = ?');
  const counts = db.prepare<[], { key: number; count: number }>(`
    WITH RECURSIVE below (top, key) AS (
      SELECT key, key FROM collections UNION ALL SELECT b.top, c.key FROM below b JOIN collections c ON c.parent = b.key
    )
    SELECT b.top AS key, count(DISTINCT a.seq) AS count
    FROM below b JOIN collection_assets m ON m.collection = b.key JOIN assets a ON a.seq = m.asset
    WHERE a.deleted IS NULL AND a.pseudo = 0 GROUP BY b.top`);
  const members = db
    .prepare<[number], AssetId>(
      'SELECT a.id FROM collection_assets m JOIN assets a ON a.seq = m.asset WHERE m.collection = ? ORDER BY m.asset',
    )
    .pluck();
  const put = db.prepare(`
    INSERT OR IGNORE INTO collection_assets (collection, asset) SELECT ?, seq FROM assets WHERE id = ?`);
  const take = db.prepare('DELETE FROM collection_assets WHERE collection = ? AND asset = (SELECT seq FROM assets WHERE id = ?)');

  function list(countSmart: (query: string) => number | undefined): Collection[] {
    const rows = all.all();
    const children = Map.groupBy(rows, row => row.parent);
    const counted = new Map(counts.all().map(({ key, count }) => [key, count]));
    const listed: Collection[] = [];
    const add = (row: CollectionRow, above: Collection | undefined) => {
      const count = row.query === null ? (counted.get(row.key) ?? 0) : countSmart(row.query);
      const collection = toCollection(row, above, count);
      listed.push(collection);
      for (const child of children.get(row.key) ?? []) add(child, collection);
    };
    for (const row of children.get(null) ?? []) add(row, undefined);
    return listed;
  }

  /** One as a write leaves it. The index does not know yet what the transaction has written, so nothing is asked of it. */
  function listed(id: CollectionId): Collection {
    const found = list(() => undefined).find(collection => collection.id === id);
    if (!found) throw notFound();
    return found;
  }

  function rowOf(id: CollectionId): CollectionRow {
    const row = byId.get(id);
    if (!row) throw notFound();
    return row;
  }

  /** The key of a collection that others may be put into. */
  function keyOfParent(id: CollectionId): number {
    const { key, query } = rowOf(id);
    if (query !== null) throw new AppError('unprocessable', 'A smart collection has no collections inside');
    return key;
  }

  function checkName(name: string, parent: number | null, own?: number): void {
    const folded = foldCase(name);
    const taken = inside.all(parent).some(row => row.folded === folded && row.key !== own);
    if (taken) throw new AppError('name_taken', 'Another collection at this place has this name');
  }

  /** Not into itself, and not deeper than anyone nests: lists are made by recursion. */
  function checkDepth(own: number | undefined, parent: number | null): void {
    const rows = all.all();
    const byKey = new Map(rows.map(row => [row.key, row]));
    const children = Map.groupBy(rows, row => row.parent);
    const height = (key: number | undefined): number =>
      1 + Math.max(0, ...(key === undefined ? [] : (children.get(key) ?? [])).map(child => height(child.key)));
    let depth = height(own);
    for (let at = parent; at !== null; at = byKey.get(at)?.parent ?? null, depth++)
      if (at === own) throw new AppError('unprocessable', 'A collection cannot be put into itself');
    if (depth > maxCollectionDepth) throw new AppError('unprocessable', `Collections can be nested ${maxCollectionDepth} deep`);
  }

  /** Puts a collection at a place among its neighbours. */
  function arrange(parent: number | null, key: number, position: number): void {
    const others = inside.all(parent).filter(row => row.key !== key);
    const keys = others.map(row => row.key).toSpliced(position, 0, key);
    for (const [i, one] of keys.entries()) place.run(i, one);
  }

  function create({ id, name, parent, query }: NewCollection & { readonly id: CollectionId }, at: number): Collection {
    const above = parent === undefined ? null : keyOfParent(parent);
    checkDepth(undefined, above);
    checkName(name, above);
    const position = inside.all(above).length;
    const times = { created: at, updated: at };
    insert.run({ id, parent: above, name, folded: foldCase(name), query: query ?? null, position, ...times });
    changes.noteCollections();
    return listed(id);
  }

  function edit({ id, name, parent, query, position }: CollectionEdit, at: number): Collection {
    const row = rowOf(id);
    if (query !== undefined && row.query === null) throw new AppError('unprocessable', 'Only a smart collection has a query');
    const above = parent === undefined ? row.parent : parent === 'top' ? null : keyOfParent(parent);
    checkDepth(row.key, above);
    checkName(name ?? row.name, above, row.key);
    update.run({
      key: row.key,
      parent: above,
      name: name ?? row.name,
      folded: foldCase(name ?? row.name),
      query: query ?? row.query,
      updated: at,
    });
    if (position !== undefined || above !== row.parent) arrange(above, row.key, position ?? Number.MAX_SAFE_INTEGER);
    changes.noteCollections();
    return listed(id);
  }

  /** Collections inside move to where it was; one whose name a neighbour has gets a number. */
  function removeOne(id: CollectionId): DeletedCollection {
    const { key, parent, name, query, created, updated } = rowOf(id);
    const neighbours = inside.all(parent);
    const position = neighbours.findIndex(row => row.key === key);
    const children = inside.all(key);
    const above = all.all().find(row => row.key === parent);
    const deleted: DeletedCollection = {
      ...{ id, name, position, created, updated },
      ...(above && { parent: above.id }),
      ...(query !== null && { query }),
      assets: members.all(key),
      children: children.map(child => ({ id: child.id, name: child.name })),
    };
    // A collection inside may be called as this one is, which only goes after it.
    update.run({ key, parent, name, folded: `/${id}`, query, updated });
    const taken = new Set(neighbours.filter(row => row.key !== key).map(row => row.folded));
    for (const [i, child] of children.entries()) {
      const free = freeName(child.name, taken);
      taken.add(foldCase(free));
      update.run({ ...child, parent, name: free, folded: foldCase(free) });
      arrange(parent, child.key, position + i);
    }
    remove.run(key);
    changes.noteCollections();
    return deleted;
  }

  /** Where it was, or at the top when that is gone. Collections come back into it that are still where they were put. */
  function restore({ parent, children, assets, query, position, ...deleted }: DeletedCollection): Collection {
    const { id, name } = deleted;
    if (byId.get(id)) throw new AppError('name_taken', 'The collection is there already');
    const above = (parent && byId.get(parent)?.key) ?? null;
    insert.run({ ...deleted, parent: above, folded: `/${id}`, query: query ?? null, position });
    const row = rowOf(id);
    const taken = new Set<string>();
    for (const [i, child] of children.entries()) {
      const now = byId.get(child.id);
      if (!now || now.parent !== above) continue;
      const free = freeName(isNumbered(now.name, child.name) ? child.name : now.name, taken);
      taken.add(foldCase(free));
      update.run({ ...now, parent: row.key, name: free, folded: foldCase(free) });
      place.run(i, now.key);
    }
    checkName(name, above, row.key);
    update.run({ ...row, folded: foldCase(name) });
    arrange(above, row.key, position);
    for (const asset of assets) put.run(row.key, asset);
    changes.noteCollections();
    return listed(id);
  }

  function collect({ id, add, remove: out }: Collecting): Collected {
    const { key, query } = rowOf(id);
    if (query !== null) throw new AppError('unprocessable', 'A smart collection shows what its query finds');
    const removed = out.filter(asset => take.run(key, asset).changes > 0);
    const added = add.filter(asset => put.run(key, asset).changes > 0);
    if (added.length + removed.length > 0) changes.noteCollections();
    return { added, removed };
  }

  return { list: () => list(countOf), create, edit, remove: removeOne, restore, collect };
}

function toCollection(row: CollectionRow, above: Collection | undefined, count: number | undefined): Collection {
  const { id, name, query, created, updated } = row;
  return {
    ...{ id, name, path: above ? `${above.path}/${name}` : name, created, updated },
    ...(above && { parent: above.id }),
    ...(query !== null && { query }),
    ...(count !== undefined && { count }),
  };
}

/** The name, or the name with the first number from 2 on that nothing else has. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(foldCase(free)); number++) free = `${name} ${number}`;
  return free;
}

function isNumbered(name: string, original: string): boolean {
  return name.startsWith(`${original} `) && /^\d+$/.test(name.slice(original.length + 1));
}

function notFound(): AppError {
  return new AppError('not_found', 'There is no such collection');
}
