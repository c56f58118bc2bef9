import type { Collection } from '../../../src-shared/model/collections.ts';
import type { CollectionId } from '../../../src-shared/model/ids.ts';

/** Where a collection stands: in which other one, and at which place among its neighbours, itself not counted. */
export interface Place {
  readonly parent: CollectionId | 'top';
  readonly position: number;
}

type Tree = readonly Collection[];

export function inside(tree: Tree, parent: Place['parent']): Tree {
  return tree.filter(collection => (collection.parent ?? 'top') === parent);
}

export function placeOf(tree: Tree, { id, parent: above }: Collection): Place {
  const parent = above ?? 'top';
  return { parent, position: inside(tree, parent).findIndex(one => one.id === id) };
}

/** Whether a collection is another one or lies somewhere inside it. */
export function isWithin(tree: Tree, id: Place['parent'], other: CollectionId): boolean {
  for (let at: string = id; at !== 'top'; ) {
    if (at === other) return true;
    at = tree.find(one => one.id === at)?.parent ?? 'top';
  }
  return false;
}

/** Those that are not inside a collapsed one. */
export function shownOf(tree: Tree, collapsed: readonly string[]): Tree {
  const hidden = new Set<string>();
  return tree.filter(({ id, parent }) => {
    const isHidden = parent !== undefined && (hidden.has(parent) || collapsed.includes(parent));
    if (isHidden) hidden.add(id);
    return !isHidden;
  });
}

/** The tree with a collection at another place. */
export function moved(tree: Tree, id: CollectionId, { parent, position }: Place): Collection[] {
  const own = tree.find(one => one.id === id);
  if (!own) return [...tree];
  const { parent: _, ...rest } = own;
  const at: Collection = { ...rest, ...(parent !== 'top' && { parent }) };
  const others = tree.filter(one => one.id !== id);
  const neighbours = inside(others, parent).toSpliced(position, 0, at);
  const ordered = (of: Place['parent']) => (of === parent ? neighbours : inside(others, of));
  const listed: Collection[] = [];
  const add = (collections: Tree, above: string | undefined) => {
    for (const one of collections) {
      const path = above === undefined ? one.name : `${above}/${one.name}`;
      listed.push({ ...one, path });
      add(ordered(one.id), path);
    }
  };
  add(ordered('top'), undefined);
  return listed;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** The place one step further: among its neighbours, into the one before it, or out behind the one it is in; undefined when there is none. */
export function stepped(tree: Tree, collection: Collection, direction: Direction): Place | undefined {
  const { parent, position } = placeOf(tree, collection);
  const neighbours = inside(tree, parent);
  switch (direction) {
    case 'up':
      return position > 0 ? { parent, position: position - 1 } : undefined;
    case 'down':
      return position < neighbours.length - 1 ? { parent, position: position + 1 } : undefined;
    case 'in': {
      const before = neighbours[position - 1];
      if (!before || before.query !== undefined) return undefined;
      return { parent: before.id, position: inside(tree, before.id).length };
    }
    case 'out': {
      const above = tree.find(one => one.id === parent);
      if (!above) return undefined;
      const place = placeOf(tree, above);
      return { ...place, position: place.position + 1 };
    }
  }
}
