import { Ellipsis, Folder, FolderPlus, Funnel, PencilLine, Trash2 } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import sideBar from '../library/side-bar.module.css';
import { collect, deleteCollection, editCollection } from './actions.ts';
import styles from './collections.module.css';
import { carriesSnippets, snippetsOf } from './drag.ts';
import { NameInput } from './NameInput.tsx';
import { depthOf, indentOf } from './queries.ts';

interface CollectionItemProps {
  readonly collection: Collection;
  readonly onCreateInside: () => void;
}

/** A collection of the side bar: opens on a click, takes snippets that are dropped on it, is renamed in place. */
export function CollectionItem({ collection, onCreateInside }: CollectionItemProps) {
  const { id, name, query, count } = collection;
  const isOpen = useUi(state => state.smart === id || state.filter.collection === id);
  const openCollection = useUi(state => state.openCollection);
  const [renaming, setRenaming] = useState(false);
  const [isTarget, setIsTarget] = useState(false);
  const isSmart = query !== undefined;
  const Icon = isSmart ? Funnel : Folder;
  const indent = { paddingLeft: indentOf(depthOf(collection)) };

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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'F2' && event.key !== 'Delete') return;
    event.preventDefault();
    if (event.key === 'F2') setRenaming(true);
    else void deleteCollection(collection);
  }

  function onDragOver(event: DragEvent): void {
    if (isSmart || !carriesSnippets(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsTarget(true);
  }

  function onDrop(event: DragEvent): void {
    setIsTarget(false);
    if (isSmart || !carriesSnippets(event)) return;
    event.preventDefault();
    void collect(snippetsOf(event), collection);
  }

  return (
    <div className={styles.entry} style={indent} data-target={isTarget || undefined}>
      <button
        type="button"
        className={sideBar.item}
        aria-current={isOpen ? 'page' : undefined}
        data-collection
        data-keys="F2 Delete"
        onClick={() => openCollection(collection)}
        onDoubleClick={() => setRenaming(true)}
        onKeyDown={onKeyDown}
        onDragOver={onDragOver}
        onDragLeave={() => setIsTarget(false)}
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
          {!isSmart && (
            <MenuItem icon={<FolderPlus size={14} />} onSelect={onCreateInside}>
              {texts.collections.createInside}
            </MenuItem>
          )}
          <MenuItem icon={<PencilLine size={14} />} keys="F2" onSelect={() => setRenaming(true)}>
            {texts.collections.rename}
          </MenuItem>
          <MenuItem icon={<Trash2 size={14} />} keys="Delete" onSelect={() => void deleteCollection(collection)}>
            {texts.collections.delete}
          </MenuItem>
        </Menu>
      </span>
    </div>
  );
}
