import type { DragEvent } from 'react';
import type { Collection } from '../../../src-shared/model/collections.ts';
import type { CollectionId } from '../../../src-shared/model/ids.ts';
import { carriesSnippets } from './drag.ts';
import { inside, isWithin, type Place } from './tree.ts';

/** Only Magpie's own windows know what to do with it. */
const type = 'application/x-magpie-collection';

/** What is dragged cannot be read before it is dropped, but where it may be dropped depends on it. */
let dragged: CollectionId | undefined;

export function startCollectionDrag(event: DragEvent, id: CollectionId): void {
  dragged = id;
  event.dataTransfer.setData(type, id);
  event.dataTransfer.effectAllowed = 'move';
}

/** The collection of this window that is dragged. */
export function draggedCollection({ dataTransfer }: DragEvent, collections: readonly Collection[]): Collection | undefined {
  return dataTransfer.types.includes(type) ? collections.find(({ id }) => id === dragged) : undefined;
}

/** What a drop on a collection does: it takes snippets, or a collection that comes into it, before or after it. */
export type Drop =
  | { readonly kind: 'snippets'; readonly side: 'into' }
  | {
      readonly kind: 'collection';
      readonly side: 'before' | 'into' | 'after';
      readonly dragged: Collection;
      readonly place: Place;
    };

/** The part at either end of an entry that is about the place before or after it. */
const edge = 0.28;

/** What would happen if it was dropped here; null when nothing can. */
export function dropOf(event: DragEvent, target: Collection, collections: readonly Collection[]): Drop | null {
  const isSmart = target.query !== undefined;
  if (carriesSnippets(event)) {
    event.dataTransfer.dropEffect = 'copy';
    return isSmart ? null : { kind: 'snippets', side: 'into' };
  }
  const own = draggedCollection(event, collections);
  if (!own || isWithin(collections, target.id, own.id)) return null;
  event.dataTransfer.dropEffect = 'move';
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - top) / height;
  const others = collections.filter(({ id }) => id !== own.id);
  if (!isSmart && share > edge && share < 1 - edge) {
    return {
      kind: 'collection',
      side: 'into',
      dragged: own,
      place: { parent: target.id, position: inside(others, target.id).length },
    };
  }
  const isBefore = share < 0.5;
  const parent = target.parent ?? 'top';
  const at = inside(others, parent).findIndex(({ id }) => id === target.id);
  return {
    kind: 'collection',
    side: isBefore ? 'before' : 'after',
    dragged: own,
    place: { parent, position: isBefore ? at : at + 1 },
  };
}
