import { useQuery } from '@tanstack/react-query';
import { Settings2 } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { TagColour } from '../../../src-shared/model/tags.ts';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { showContextMenu } from '../../ui/context-menu.ts';
import chip from '../../ui/tag.module.css';
import { carriesSnippets, snippetsOf } from '../collections/drag.ts';
import { NameInput } from '../collections/NameInput.tsx';
import { useCountedFilter } from '../library/counted-filter.ts';
import { libraryQueries } from '../library/queries.ts';
import styles from '../library/side-bar.module.css';
import { deleteTags, giveTag, renameTag } from './actions.ts';
import { colourOf, useTagColours } from './queries.ts';
import { TagMenu } from './TagMenu.tsx';
import own from './tags.module.css';

const shownAtFirst = 24;

/** The tags of what the list shows, the most frequent first. */
export function TagNav() {
  const chosen = useUi(state => state.filter.tags);
  const setTags = useUi(state => state.setTags);
  const colours = useTagColours();
  const [all, setAll] = useState(false);
  const { data: facets } = useQuery(libraryQueries.facets(useCountedFilter()));
  const counts = new Map(facets?.tags.map(({ value, count }) => [value, count]));
  const names = [...chosen, ...[...counts.keys()].filter(tag => !chosen.includes(tag))];
  if (names.length === 0) return null;

  return (
    <section aria-labelledby="nav-tags">
      <div className={styles.titled}>
        <h2 id="nav-tags" className={styles.heading}>
          {texts.sideBar.tags}
        </h2>
        <IconButton small label={texts.tags.manage} keys={commands.tags.keys[0]} onClick={commands.tags.run}>
          <Settings2 size={14} />
        </IconButton>
      </div>
      <div className={styles.tags}>
        {names.slice(0, all ? names.length : shownAtFirst).map(tag => {
          const on = chosen.includes(tag);
          return (
            <NavTag
              key={tag}
              tag={tag}
              {...colourOf(colours, tag)}
              count={counts.get(tag) ?? 0}
              on={on}
              onClick={() => setTags(on ? chosen.filter(other => other !== tag) : [...chosen, tag])}
            />
          );
        })}
      </div>
      {names.length > shownAtFirst && (
        <button type="button" className={styles.more} data-item onClick={() => setAll(!all)}>
          {all ? texts.sideBar.less : texts.sideBar.more(names.length - shownAtFirst)}
        </button>
      )}
    </section>
  );
}

interface NavTagProps {
  readonly tag: string;
  readonly colour?: TagColour;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

/** A tag that filters, and takes snippets that are dropped on it. */
function NavTag({ tag, colour, count, on, onClick }: NavTagProps) {
  const [renaming, setRenaming] = useState(false);
  const [isTarget, setIsTarget] = useState(false);

  if (renaming) {
    return (
      <div className={own.renaming}>
        <NameInput
          label={texts.tags.name}
          value={tag}
          onName={text => renameTag({ text: tag }, text)}
          onDone={() => setRenaming(false)}
        />
      </div>
    );
  }

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'F2') setRenaming(true);
    if (key === 'Delete') void deleteTags([{ text: tag }]);
  }

  function onDragOver(event: DragEvent): void {
    if (!carriesSnippets(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsTarget(true);
  }

  function onDrop(event: DragEvent): void {
    setIsTarget(false);
    if (!carriesSnippets(event)) return;
    event.preventDefault();
    void giveTag(snippetsOf(event), tag);
  }

  return (
    <button
      type="button"
      className={chip.tag}
      aria-pressed={on}
      title={texts.tags.count(readableCount(count), count === 1)}
      data-item
      data-keys="F2 Delete"
      data-colour={colour}
      data-target={isTarget || undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onContextMenu={event =>
        showContextMenu(event, <TagMenu tag={{ text: tag }} onRename={() => setRenaming(true)} isOutside />)
      }
      onDragOver={onDragOver}
      onDragLeave={() => setIsTarget(false)}
      onDrop={onDrop}
    >
      {tag}
    </button>
  );
}
