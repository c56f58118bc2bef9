import { Plus } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { CollectionId } from '../../../src-shared/model/ids.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import sideBar from '../library/side-bar.module.css';
import { createCollection, moveCollection } from './actions.ts';
import { CollectionItem } from './CollectionItem.tsx';
import styles from './collections.module.css';
import { draggedCollection } from './drag-collection.ts';
import { NameInput } from './NameInput.tsx';
import { depthOf, indentOf, useCollections } from './queries.ts';
import { inside, type Place, shownOf } from './tree.ts';

/** Where a new collection is being named: inside another, or at the top. */
type NewPlace = CollectionId | 'top' | null;

export function CollectionNav() {
  const collections = useCollections();
  const collapsed = useUi(state => state.collapsed);
  const [newIn, setNewIn] = useState<NewPlace>(null);

  async function create(name: string): Promise<boolean> {
    const made = await createCollection({ name, ...(newIn !== 'top' && newIn !== null && { parent: newIn }) });
    if (made) useUi.getState().openCollection(made);
    return made !== undefined;
  }

  function createInside(id: CollectionId): void {
    if (collapsed.includes(id)) useUi.getState().toggleCollapsed(id);
    setNewIn(id);
  }

  /** Dropped on the heading, a collection comes to the top, behind all. */
  function dropAtTop(event: DragEvent): Place | undefined {
    const dragged = draggedCollection(event, collections);
    return dragged && { parent: 'top', position: inside(collections, 'top').filter(one => one.id !== dragged.id).length };
  }

  const field = (depth: number) => (
    <div key="new" className={styles.naming} style={{ paddingLeft: indentOf(depth) }}>
      <NameInput label={texts.collections.name} value="" onName={create} onDone={() => setNewIn(null)} />
    </div>
  );

  return (
    <section aria-labelledby="nav-collections">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt and an arrow do the same */}
      <div
        className={sideBar.titled}
        onDragOver={event => dropAtTop(event) && event.preventDefault()}
        onDrop={event => {
          const dragged = draggedCollection(event, collections);
          const place = dropAtTop(event);
          if (dragged && place) void moveCollection(dragged, place);
        }}
      >
        <h2 id="nav-collections" className={sideBar.heading}>
          {texts.collections.title}
        </h2>
        <IconButton small label={texts.collections.create} onClick={() => setNewIn('top')}>
          <Plus size={14} />
        </IconButton>
      </div>
      <div className={sideBar.section}>
        {shownOf(collections, collapsed).flatMap(collection => [
          <CollectionItem key={collection.id} collection={collection} onCreateInside={() => createInside(collection.id)} />,
          ...(newIn === collection.id ? [field(depthOf(collection) + 1)] : []),
        ])}
        {newIn === 'top' && field(0)}
        {collections.length === 0 && newIn === null && <p className={styles.hint}>{texts.collections.hint}</p>}
      </div>
    </section>
  );
}
