import { ChevronRight, Ellipsis, Folder, ListFilter } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { showContextMenu } from '../../ui/context-menu.ts';
import { Menu } from '../../ui/Menu.tsx';
import sideBar from '../library/side-bar.module.css';
import { collect, deleteCollection, editCollection, moveCollection } from './actions.ts';
import { CollectionMenu } from './CollectionMenu.tsx';
import styles from './collections.module.css';
import { snippetsOf } from './drag.ts';
import { type Drop, dropOf, startCollectionDrag } from './drag-collection.ts';
import { NameInput } from './NameInput.tsx';
import { depthOf, indentOf, useCollections } from './queries.ts';
import { type Direction, inside, stepped } from './tree.ts';

interface CollectionItemProps {
  readonly collection: Collection;
  readonly onCreateInside: () => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/**
 * A collection of the side bar: opens on a click, takes snippets and collections that are dropped on it, is moved by
 * dragging or with Alt and an arrow, folds with the other arrows, is renamed in place.
 */
export function CollectionItem({ collection, onCreateInside }: CollectionItemProps) {
  const { id, name, query, count } = collection;
  const collections = useCollections();
  const isOpen = useUi(state => state.smart === id || state.filter.collection === id);
  const isCollapsed = useUi(state => state.collapsed.includes(id));
  const openCollection = useUi(state => state.openCollection);
  const toggleCollapsed = useUi(state => state.toggleCollapsed);
  const [renaming, setRenaming] = useState(false);
  const [drop, setDrop] = useState<Drop | null>(null);
  const isSmart = query !== undefined;
  const isParent = inside(collections, id).length > 0;
  const Icon = isSmart ? ListFilter : isParent ? ChevronRight : Folder;
  const indent = { paddingLeft: indentOf(depthOf(collection)) };
  const menu = <CollectionMenu collection={collection} onCreateInside={onCreateInside} onRename={() => setRenaming(true)} />;

  if (renaming) {
    return (
      <div className={styles.naming} style={indent}>
        <NameInput
          label={texts.collections.name}
          value={name}
          onName={changed => editCollection(collection, { name: changed })}
          onDone={() => setRenaming(false)}
        />
      </div>
    );
  }

  function onClick({ target }: MouseEvent): void {
    if (isParent && target instanceof Element && target.closest('svg')) toggleCollapsed(id);
    else openCollection(collection);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const direction = directions[event.key];
    const place = event.altKey && direction ? stepped(collections, collection, direction) : undefined;
    if (place) void moveCollection(collection, place);
    else if (event.altKey) return;
    else if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete') void deleteCollection(collection);
    else if (isParent && event.key === (isCollapsed ? 'ArrowRight' : 'ArrowLeft')) toggleCollapsed(id);
    else return;
    event.preventDefault();
  }

  function onDrop(event: DragEvent): void {
    setDrop(null);
    const found = dropOf(event, collection, collections);
    if (!found) return;
    event.preventDefault();
    if (found.kind === 'snippets') void collect(snippetsOf(event), collection);
    else void moveCollection(found.dragged, found.place);
  }

  return (
    <div className={styles.entry} style={indent} data-drop={drop?.side}>
      <button
        type="button"
        className={sideBar.item}
        aria-current={isOpen ? 'page' : undefined}
        aria-expanded={isParent ? !isCollapsed : undefined}
        data-collection={id}
        data-item
        data-keys="F2 Delete"
        draggable
        onClick={onClick}
        onDoubleClick={() => setRenaming(true)}
        onKeyDown={onKeyDown}
        onContextMenu={event => showContextMenu(event, menu)}
        onDragStart={event => startCollectionDrag(event, id)}
        onDragOver={event => {
          const found = dropOf(event, collection, collections);
          if (found) event.preventDefault();
          setDrop(found);
        }}
        onDragLeave={() => setDrop(null)}
        onDrop={onDrop}
      >
        <Icon size={15} aria-label={isSmart ? texts.collections.smart : undefined} />
        <span>{name}</span>
        <b>{count ? readableCount(count) : ''}</b>
      </button>
      <span className={styles.actions}>
        <Menu
          trigger={
            <IconButton small label={texts.collections.more(name)}>
              <Ellipsis size={14} />
            </IconButton>
          }
        >
          {menu}
        </Menu>
      </span>
    </div>
  );
}
