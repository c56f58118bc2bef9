import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Ellipsis, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { maxTagLength } from '../../../src-shared/model/library.ts';
import type { ListedTag } from '../../../src-shared/model/tags.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { showContextMenu } from '../../ui/context-menu.ts';
import { Menu } from '../../ui/Menu.tsx';
import { NameInput } from '../collections/NameInput.tsx';
import { LoadingRows } from '../library/ListStates.tsx';
import { createTag, deleteTags, renameTag } from './actions.ts';
import { tagQueries } from './queries.ts';
import { TagMenu } from './TagMenu.tsx';
import styles from './tags.module.css';

/** All tags, to be found, added, renamed, merged, coloured and deleted. */
export function TagsDialog() {
  const showDialog = useUi(state => state.showDialog);
  return (
    <Dialog.Root open onOpenChange={open => !open && showDialog(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog} aria-label={texts.tags.title} initialFocus={false}>
          <div className={styles.header}>
            <h2>{texts.tags.title}</h2>
            <IconButton small label={texts.tags.close} keys="Escape" onClick={() => showDialog(null)}>
              <X size={15} />
            </IconButton>
          </div>
          <Tags />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Tags() {
  const { data: tags } = useQuery(tagQueries.list());
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  if (!tags) return <LoadingRows />;
  const shown = wanted === '' ? tags : tags.filter(tag => tag.text.toLowerCase().includes(wanted));
  const isNew = wanted !== '' && !tags.some(tag => tag.text.toLowerCase() === wanted);
  const unused = tags.filter(tag => tag.unused);

  async function add(): Promise<void> {
    if (isNew && (await createTag(text.trim()))) setText('');
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to look for a tag
        autoFocus
        className={styles.find}
        placeholder={texts.tags.find}
        aria-label={texts.tags.find}
        value={text}
        maxLength={maxTagLength}
        autoComplete="off"
        spellCheck={false}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && void add()}
      />
      {shown.length > 0 ? <TagRows tags={shown} /> : <Nothing isEmpty={tags.length === 0} />}
      {(isNew || unused.length > 0) && (
        <div className={styles.foot}>
          {isNew ? (
            <Button look="outline" icon={<Plus size={14} />} onClick={() => void add()}>
              {texts.tags.create(text.trim())}
            </Button>
          ) : (
            <Button onClick={() => void deleteTags(unused)}>
              {texts.tags.deleteUnused(readableCount(unused.length), unused.length === 1)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Nothing({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <div className={`${styles.rows} ${styles.empty}`}>
      {isEmpty ? (
        <>
          <b>{texts.tags.noneYet}</b>
          {texts.tags.noneYetHint}
        </>
      ) : (
        texts.tags.none
      )}
    </div>
  );
}

const rowHeight = 31;

function TagRows({ tags }: { readonly tags: readonly ListedTag[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: tags.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => tags[index]?.id ?? index,
    overscan: 8,
  });

  /** Rows that are not drawn cannot be gone to with Tab: arrows draw them. */
  function onKeyDown({ key, target }: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const row = (target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (step === undefined || !row) return;
    const next = Number(row.dataset.index) + step;
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus());
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go to the buttons inside
    <div ref={scroller} className={styles.rows} onKeyDown={onKeyDown}>
      <ul className={styles.canvas} style={{ height: virtualizer.getTotalSize() }} aria-label={texts.tags.title}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <TagRow key={key} tag={tags[index] as ListedTag} index={index} of={tags.length} start={start} />
        ))}
      </ul>
    </div>
  );
}

interface TagRowProps {
  readonly tag: ListedTag;
  readonly index: number;
  readonly of: number;
  readonly start: number;
}

function TagRow({ tag, index, of, start }: TagRowProps) {
  const [renaming, setRenaming] = useState(false);
  const menu = <TagMenu tag={tag} onRename={() => setRenaming(true)} />;

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'F2') setRenaming(true);
    if (key === 'Delete') void deleteTags([tag]);
  }

  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      data-index={index}
      aria-setsize={of}
      aria-posinset={index + 1}
    >
      <span className={styles.swatch} data-colour={tag.colour ?? 'none'} />
      {renaming ? (
        <NameInput
          label={texts.tags.name}
          value={tag.text}
          onName={text => renameTag(tag, text)}
          onDone={() => setRenaming(false)}
        />
      ) : (
        <button
          type="button"
          className={styles.name}
          onClick={() => setRenaming(true)}
          onKeyDown={onKeyDown}
          onContextMenu={event => showContextMenu(event, menu)}
        >
          {tag.text}
        </button>
      )}
      <small>{tag.unused ? texts.tags.unused : texts.tags.count(readableCount(tag.count), tag.count === 1)}</small>
      <Menu
        trigger={
          <IconButton small label={texts.tags.more(tag.text)}>
            <Ellipsis size={14} />
          </IconButton>
        }
      >
        {menu}
      </Menu>
    </li>
  );
}
