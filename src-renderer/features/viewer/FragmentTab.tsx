import { ArrowLeft, ArrowRight, Copy, PencilLine, Trash2 } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { type Fragment, maxLabelLength, type Snippet } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { showContextMenu } from '../../ui/context-menu.ts';
import { MenuItem } from '../../ui/Menu.tsx';
import { NameInput } from '../collections/NameInput.tsx';
import { offerFragment } from '../collections/offer.ts';
import styles from './detail.module.css';
import { duplicate, move, remove, rename } from './fragments.ts';
import { tabLabel } from './tab-label.ts';

interface FragmentTabProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
  readonly selected: boolean;
}

/** Only tabs know what to do with it, and only those of the same snippet. */
const dragType = 'application/x-magpie-fragment';

/** A fragment by its name: chosen by a click, renamed in place, dragged among the others. */
export function FragmentTab({ snippet, fragment, selected }: FragmentTabProps) {
  const [renaming, setRenaming] = useState(false);
  const [dropSide, setDropSide] = useState<'before' | 'after'>();
  const showFragment = useUi(state => state.showFragment);
  const label = tabLabel(snippet, fragment);
  const { fragments, deleted } = snippet;
  const at = fragments.indexOf(fragment);
  const isEditable = deleted === undefined;
  const moveTo = (to: number) => void move(snippet, fragment.id, to);

  if (renaming) {
    return (
      <NameInput
        className={styles.tabName}
        label={texts.fragments.name}
        value={fragment.label || label}
        mayBeBlank
        maxLength={maxLabelLength}
        onName={name => rename(snippet, fragment, name)}
        onDone={() => setRenaming(false)}
      />
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isEditable) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined && event.shiftKey && isMod(event)) moveTo(at + step);
    else if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete' && fragments.length > 1) void remove(snippet, fragment);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function sideOf(event: DragEvent): 'before' | 'after' {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return event.clientX < left + width / 2 ? 'before' : 'after';
  }

  function onDrop(event: DragEvent): void {
    setDropSide(undefined);
    const from = fragments.findIndex(({ id }) => id === event.dataTransfer.getData(dragType));
    if (from < 0) return;
    event.preventDefault();
    const gap = sideOf(event) === 'before' ? at : at + 1;
    void move(snippet, fragments[from]?.id ?? fragment.id, gap > from ? gap - 1 : gap);
  }

  const commands = (
    <>
      <MenuItem icon={<PencilLine size={14} />} keys="F2" onSelect={() => setRenaming(true)}>
        {texts.fragments.rename}
      </MenuItem>
      <MenuItem icon={<Copy size={14} />} onSelect={() => void duplicate(snippet, fragment)}>
        {texts.fragments.duplicate}
      </MenuItem>
      {at > 0 && (
        <MenuItem icon={<ArrowLeft size={14} />} keys="$mod+Shift+ArrowLeft" onSelect={() => moveTo(at - 1)}>
          {texts.fragments.moveLeft}
        </MenuItem>
      )}
      {at < fragments.length - 1 && (
        <MenuItem icon={<ArrowRight size={14} />} keys="$mod+Shift+ArrowRight" onSelect={() => moveTo(at + 1)}>
          {texts.fragments.moveRight}
        </MenuItem>
      )}
      {fragments.length > 1 && (
        <MenuItem icon={<Trash2 size={14} />} keys="Delete" onSelect={() => void remove(snippet, fragment)}>
          {texts.fragments.remove}
        </MenuItem>
      )}
    </>
  );

  return (
    <button
      type="button"
      role="tab"
      data-id={fragment.id}
      data-keys="F2 Delete"
      data-drop={dropSide}
      aria-selected={selected}
      aria-controls="fragment"
      tabIndex={selected ? 0 : -1}
      className={styles.tab}
      draggable={isEditable}
      onClick={() => showFragment(fragment.id)}
      onDoubleClick={() => setRenaming(isEditable)}
      onKeyDown={onKeyDown}
      onContextMenu={event => isEditable && showContextMenu(event, commands)}
      onDragStart={event => {
        event.dataTransfer.setData(dragType, fragment.id);
        offerFragment(event.dataTransfer, snippet, fragment);
        event.dataTransfer.effectAllowed = 'copyMove';
      }}
      onDragOver={event => {
        if (!isEditable || !event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setDropSide(sideOf(event));
      }}
      onDragLeave={() => setDropSide(undefined)}
      onDrop={onDrop}
    >
      {label}
    </button>
  );
}
