import { useQuery } from '@tanstack/react-query';
import { Clock, Library, PanelLeftClose, Sparkles, Star, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { type Scope, scopes } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { CollectionNav } from '../collections/CollectionNav.tsx';
import { TagNav } from '../tags/TagNav.tsx';
import { useCountedFilter } from './counted-filter.ts';
import { LanguageNav } from './LanguageNav.tsx';
import { libraryQueries } from './queries.ts';
import { SideBarFoot } from './SideBarFoot.tsx';
import styles from './side-bar.module.css';
import { onSideBarKeyDown } from './side-bar-keys.ts';

const scopeIcons = {
  all: Library,
  favourites: Star,
  recent: Clock,
  suggested: Sparkles,
  trash: Trash2,
} as const satisfies Record<Scope, typeof Library>;

interface SideBarProps {
  readonly onHide: () => void;
}

export const SideBar = memo(function SideBar({ onHide }: SideBarProps) {
  const current = useUi(state => state.filter.scope);
  const { data: facets } = useQuery(libraryQueries.facets(useCountedFilter()));
  const inCollection = useUi(state => state.smart !== null || state.filter.collection !== undefined);
  /** Recent is the library in another order: it has no count of its own. */
  const counts: Readonly<Record<Scope, number | undefined>> = {
    ...{ all: facets?.all, favourites: facets?.favourites, recent: undefined },
    ...{ suggested: facets?.suggested, trash: facets?.trash },
  };

  return (
    <nav aria-label={texts.sideBar.label} className={styles.bar} id="side-bar">
      <div className={styles.brand}>
        <Logo size={18} />
        <b>{texts.app}</b>
        <IconButton small label={texts.sideBar.hide} keys="$mod+b" onClick={onHide}>
          <PanelLeftClose size={15} />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys go to the buttons inside */}
      <div className={styles.scroll} onKeyDown={onSideBarKeyDown}>
        <div className={styles.section}>
          {scopes.map(scope => (
            <ScopeButton key={scope} scope={scope} count={counts[scope]} active={current === scope && !inCollection} />
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
    <button
      type="button"
      className={styles.item}
      aria-current={active ? 'page' : undefined}
      data-item
      onClick={() => setScope(scope)}
    >
      <Icon size={15} />
      <span>{texts.sideBar.scopes[scope]}</span>
      <b>{count ? readableCount(count) : ''}</b>
    </button>
  );
}
