import { FolderMinus, FolderPlus, RotateCcw, Star, Trash2, X } from 'lucide-react';
import { commands } from '../../app/commands.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { takeOut } from '../collections/actions.ts';
import { useCollections } from '../collections/queries.ts';
import { restoreSnippets, setFavourite, trashSnippets } from './actions.ts';
import styles from './list-pane.module.css';

/** What can be done to several snippets at once. */
export function BulkBar() {
  const selected = useUi(state => state.selected);
  const active = useUi(state => state.active);
  const select = useUi(state => state.select);
  const filter = useFilter();
  const trashed = filter.scope === 'trash';
  const collection = useCollections().find(({ id }) => id === filter.collection);

  return (
    <div className={styles.bulk} role="toolbar" aria-label={texts.list.selected(readableCount(selected.length))}>
      <span aria-live="polite">{texts.list.selected(readableCount(selected.length))}</span>
      {trashed ? (
        <IconButton small label={texts.selection.restore} onClick={() => void restoreSnippets(selected)}>
          <RotateCcw size={15} />
        </IconButton>
      ) : (
        <>
          <IconButton small label={texts.selection.favourite} onClick={() => void setFavourite(selected, true)}>
            <Star size={15} />
          </IconButton>
          <IconButton small label={texts.collections.add} keys={commands.collect.keys[0]} onClick={commands.collect.run}>
            <FolderPlus size={15} />
          </IconButton>
          {collection && (
            <IconButton small label={texts.collections.takeOut} onClick={() => void takeOut(selected, collection)}>
              <FolderMinus size={15} />
            </IconButton>
          )}
          <IconButton small label={texts.selection.trash} keys="Delete" onClick={() => void trashSnippets(selected)}>
            <Trash2 size={15} />
          </IconButton>
        </>
      )}
      <IconButton small label={texts.selection.clear} keys="Escape" onClick={() => select(active ? [active] : [], active)}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
