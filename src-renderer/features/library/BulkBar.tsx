import { Check, FileOutput, FolderMinus, FolderPlus, RotateCcw, Star, StarOff, Tag, Trash2, X } from 'lucide-react';
import { useEffect } from 'react';
import { commands } from '../../app/commands.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { announce } from '../../ui/announce.ts';
import { IconButton } from '../../ui/Button.tsx';
import { takeOut } from '../collections/actions.ts';
import { useCollections } from '../collections/queries.ts';
import { keepSnippets, purgeSnippets, restoreSnippets, setFavourite, trashSnippets } from './actions.ts';
import styles from './list-pane.module.css';
import { currentRows } from './list-selection.ts';

/** What can be done to several snippets at once. */
export function BulkBar() {
  const selected = useUi(state => state.selected);
  const active = useUi(state => state.active);
  const select = useUi(state => state.select);
  const { scope } = useFilter();
  const count = texts.list.selected(readableCount(selected.length));
  useEffect(() => announce(count, 'selection'), [count]);

  return (
    <div className={styles.bulk} role="toolbar" aria-label={count}>
      <span>{count}</span>
      {scope === 'trash' ? <TrashedActions /> : <LiveActions />}
      <IconButton small label={texts.selection.clear} keys="Escape" onClick={() => select(active ? [active] : [], active)}>
        <X size={15} />
      </IconButton>
    </div>
  );
}

function TrashedActions() {
  const selected = useUi(state => state.selected);
  return (
    <>
      <IconButton
        small
        label={texts.selection.restore}
        keys={commands.keep.keys[0]}
        onClick={() => void restoreSnippets(selected)}
      >
        <RotateCcw size={15} />
      </IconButton>
      <IconButton small label={texts.trash.purge} keys="Delete" onClick={() => void purgeSnippets(selected)}>
        <Trash2 size={15} />
      </IconButton>
    </>
  );
}

function LiveActions() {
  const selected = useUi(state => state.selected);
  const setTagging = useUi(state => state.setTagging);
  const filter = useFilter();
  const suggested = filter.scope === 'suggested';
  const collection = useCollections().find(({ id }) => id === filter.collection);
  const areFavourites = currentRows().every(({ id, favourite }) => favourite || !selected.includes(id));

  return (
    <>
      {suggested && (
        <IconButton small label={texts.suggested.keep} keys={commands.keep.keys[0]} onClick={() => void keepSnippets(selected)}>
          <Check size={15} />
        </IconButton>
      )}
      <IconButton small label={texts.selection.tag} keys={commands.tag.keys[0]} onClick={() => setTagging(selected)}>
        <Tag size={15} />
      </IconButton>
      <IconButton small label={texts.collections.add} keys={commands.collect.keys[0]} onClick={commands.collect.run}>
        <FolderPlus size={15} />
      </IconButton>
      {collection && (
        <IconButton small label={texts.collections.takeOut} onClick={() => void takeOut(selected, collection)}>
          <FolderMinus size={15} />
        </IconButton>
      )}
      <IconButton
        small
        label={areFavourites ? texts.selection.unfavourite : texts.selection.favourite}
        keys={commands.favourite.keys[0]}
        onClick={() => void setFavourite(selected, !areFavourites)}
      >
        {areFavourites ? <StarOff size={15} /> : <Star size={15} />}
      </IconButton>
      <IconButton small label={texts.commands.export} keys={commands.export.keys[0]} onClick={commands.export.run}>
        <FileOutput size={15} />
      </IconButton>
      <IconButton
        small
        label={suggested ? texts.suggested.dismiss : texts.selection.trash}
        keys="Delete"
        onClick={() => void trashSnippets(selected)}
      >
        <Trash2 size={15} />
      </IconButton>
    </>
  );
}
