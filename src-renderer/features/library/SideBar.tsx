import { useQuery } from '@tanstack/react-query';
import { Library, PanelLeftClose, Star, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { Scope } from '../../../src-shared/model/library.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { CollectionNav } from '../collections/CollectionNav.tsx';
import { LanguageNav } from './LanguageNav.tsx';
import { libraryQueries } from './queries.ts';
import { SideBarFoot } from './SideBarFoot.tsx';
import styles from './side-bar.module.css';
import { TagNav } from './TagNav.tsx';

const scopeIcons = { all: Library, favourites: Star, trash: Trash2 } as const satisfies Record<Scope, typeof Library>;

interface SideBarProps {
  readonly onHide: () => void;
}

export const SideBar = memo(function SideBar({ onHide }: SideBarProps) {
  const filter = useFilter();
  const { data: facets } = useQuery(libraryQueries.facets(filter));
  const inCollection = useUi(state => state.smart !== null || state.filter.collection !== undefined);
  const counts = { all: facets?.all, favourites: facets?.favourites, trash: facets?.trash };

  return (
    <nav aria-label={texts.sideBar.label} className={styles.bar} id="side-bar">
      <div className={styles.brand}>
        <Logo size={18} />
        <b>{texts.app}</b>
        <IconButton small label={texts.sideBar.hide} keys="$mod+b" onClick={onHide}>
          <PanelLeftClose size={15} />
        </IconButton>
      </div>
      <div className={styles.scroll}>
        <div className={styles.section}>
          {(['all', 'favourites', 'trash'] as const).map(scope => (
            <ScopeButton key={scope} scope={scope} count={counts[scope]} active={filter.scope === scope && !inCollection} />
          ))}
        </div>
        <CollectionNav />
        <LanguageNav />
        <TagNav />
      </div>
      <SideBarFoot />
    </nav>
  );
});

interface ScopeButtonProps {
  readonly scope: Scope;
  readonly count: number | undefined;
  readonly active: boolean;
}

function ScopeButton({ scope, count, active }: ScopeButtonProps) {
  const setScope = useUi(state => state.setScope);
  const Icon = scopeIcons[scope];
  return (
    <button type="button" className={styles.item} aria-current={active ? 'page' : undefined} onClick={() => setScope(scope)}>
      <Icon size={15} />
      <span>{texts.sideBar.scopes[scope]}</span>
      <b>{count ? readableCount(count) : ''}</b>
    </button>
  );
}
