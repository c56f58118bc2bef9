import { FilePlus2, Plus, SquarePlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import styles from './detail.module.css';
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
  const showFragment = useUi(state => state.showFragment);
  const list = useRef<HTMLDivElement>(null);

  const tabOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  useEffect(() => {
    list.current?.querySelector(`[data-id="${fragment.id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [fragment.id]);

  function onKeyDown(event: KeyboardEvent): void {
    const at = fragments.indexOf(fragment);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: fragments.length - 1 }[event.key];
    const next = to === undefined ? undefined : fragments[to];
    if (!next || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    showFragment(next.id);
    tabOf(next.id)?.focus();
  }

  return (
    <div className={styles.tabs}>
      <div ref={list} role="tablist" aria-label={texts.fragments.label} className={styles.tablist} onKeyDown={onKeyDown}>
        {fragments.map(one => (
          <FragmentTab key={one.id} snippet={snippet} fragment={one} selected={one === fragment} />
        ))}
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
