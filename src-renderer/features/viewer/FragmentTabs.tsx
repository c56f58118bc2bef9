import { FilePlus2, Plus, SquarePlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { previewKindOf } from '../preview/preview-kind.ts';
import styles from './detail.module.css';
import { useDraft } from './drafts.ts';
import { FragmentTab } from './FragmentTab.tsx';
import { addEmpty, chooseFragments } from './fragments.ts';
import { Measure } from './Measure.tsx';

interface FragmentTabsProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

/** A tab for each fragment, a button for one more, and what there is to say about the one on view. */
export function FragmentTabs({ snippet, fragment }: FragmentTabsProps) {
  const { fragments, deleted } = snippet;
  const { showFragment, showPreview } = useUi.getState();
  const previewed = useUi(state => state.previewed === fragment.id);
  const kind = previewKindOf({ ...fragment, text: useDraft(fragment.id)?.text ?? fragment.text ?? '' });
  const list = useRef<HTMLDivElement>(null);

  const isPreviewed = previewed && kind !== undefined;
  const hasOthers = fragments.length > 1; // one alone is in view, and need not be looked for: that is a layout of the window
  useEffect(() => {
    if (hasOthers) tabIn(list.current, fragment.id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [fragment.id, hasOthers]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const last = fragments.length - (kind ? 0 : 1); // the preview comes after the fragments
    const at = isPreviewed ? fragments.length : fragments.indexOf(fragment);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || to < 0 || to > last) return;
    event.preventDefault();
    const next = fragments[to];
    if (next) showFragment(next.id);
    else showPreview(fragment.id);
    tabIn(list.current, next?.id ?? 'preview')?.focus();
  }

  return (
    <div className={styles.tabs}>
      <div ref={list} role="tablist" aria-label={texts.fragments.label} className={styles.tablist} onKeyDown={onKeyDown}>
        {fragments.map(one => (
          <FragmentTab key={one.id} snippet={snippet} fragment={one} selected={one === fragment && !isPreviewed} />
        ))}
        {kind && (
          <button
            type="button"
            role="tab"
            data-id="preview"
            aria-selected={isPreviewed}
            aria-controls="fragment"
            tabIndex={isPreviewed ? 0 : -1}
            className={styles.tab}
            onClick={() => showPreview(fragment.id)}
          >
            {texts.preview.tab}
          </button>
        )}
      </div>
      {deleted === undefined && (
        <Menu
          align="start"
          trigger={
            <IconButton small label={texts.fragments.add}>
              <Plus size={15} />
            </IconButton>
          }
        >
          <MenuItem icon={<SquarePlus size={14} />} keys={commands.addFragment.keys[0]} onSelect={() => void addEmpty(snippet)}>
            {texts.fragments.addEmpty}
          </MenuItem>
          <MenuItem icon={<FilePlus2 size={14} />} onSelect={() => chooseFragments(snippet)}>
            {texts.fragments.addFiles}
          </MenuItem>
        </Menu>
      )}
      <Measure fragment={fragment} />
    </div>
  );
}

function tabIn(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
}
