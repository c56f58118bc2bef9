import { ArrowDown, ArrowUp, FolderPlus, IndentDecrease, IndentIncrease, PencilLine, Trash2 } from 'lucide-react';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { texts } from '../../texts.ts';
import { MenuItem } from '../../ui/Menu.tsx';
import { deleteCollection, moveCollection } from './actions.ts';
import { useCollections } from './queries.ts';
import { type Direction, stepped } from './tree.ts';

/** The keys that move a collection, as they are shown. */
const moves = [
  { direction: 'up', keys: 'Alt+ArrowUp', icon: ArrowUp },
  { direction: 'down', keys: 'Alt+ArrowDown', icon: ArrowDown },
  { direction: 'in', keys: 'Alt+ArrowRight', icon: IndentIncrease },
  { direction: 'out', keys: 'Alt+ArrowLeft', icon: IndentDecrease },
] as const satisfies readonly { readonly direction: Direction; readonly keys: string; readonly icon: typeof ArrowUp }[];

interface CollectionMenuProps {
  readonly collection: Collection;
  readonly onCreateInside: () => void;
  readonly onRename: () => void;
}

/** The commands for a collection. */
export function CollectionMenu({ collection, onCreateInside, onRename }: CollectionMenuProps) {
  const collections = useCollections();
  return (
    <>
      {collection.query === undefined && (
        <MenuItem icon={<FolderPlus size={14} />} onSelect={onCreateInside}>
          {texts.collections.createInside}
        </MenuItem>
      )}
      <MenuItem icon={<PencilLine size={14} />} keys="F2" onSelect={onRename}>
        {texts.collections.rename}
      </MenuItem>
      {moves.map(({ direction, keys, icon: Icon }) => {
        const place = stepped(collections, collection, direction);
        return (
          place && (
            <MenuItem
              key={direction}
              icon={<Icon size={14} />}
              keys={keys}
              onSelect={() => void moveCollection(collection, place)}
            >
              {texts.collections.moves[direction]}
            </MenuItem>
          )
        );
      })}
      <MenuItem icon={<Trash2 size={14} />} keys="Delete" onSelect={() => void deleteCollection(collection)}>
        {texts.collections.delete}
      </MenuItem>
    </>
  );
}
