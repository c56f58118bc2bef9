import { ChevronDown } from 'lucide-react';
import { type Page, sorts } from '../../../src-shared/model/library.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Menu, MenuChoice } from '../../ui/Menu.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { SaveSearch } from '../collections/SaveSearch.tsx';
import { countText } from './count-text.ts';
import styles from './list-pane.module.css';
import { ScopeActions } from './ScopeActions.tsx';

interface ListBarProps {
  readonly page: Page | undefined;
  readonly searching: boolean;
  /** Goes on where a search that takes long has stopped. */
  readonly onSearchOn: () => void;
}

/** How many there are, and how they are sorted. */
export function ListBar({ page, searching, onSearchOn }: ListBarProps) {
  const filter = useFilter();
  const isNarrowed = filter.query !== '' || filter.languages.length + filter.tags.length > 0;
  const isWhole = !isNarrowed && (filter.scope === 'trash' || filter.scope === 'suggested');
  return (
    <div className={styles.bar}>
      <span className={styles.count} title={page?.atLeast ? texts.list.atLeast : undefined}>
        {page && countText(page, searching)}
      </span>
      {!isWhole && <SaveSearch />}
      {isWhole && (page?.total ?? 0) > 0 ? (
        <ScopeActions />
      ) : page?.searched ? (
        <Searched searched={page.searched} onSearchOn={onSearchOn} />
      ) : page?.ranked ? (
        <span>{texts.list.byRank}</span>
      ) : filter.scope === 'recent' ? (
        <span>{texts.list.byTouch}</span>
      ) : (
        <SortMenu />
      )}
    </div>
  );
}

interface SearchedProps {
  readonly searched: NonNullable<Page['searched']>;
  readonly onSearchOn: () => void;
}

function Searched({ searched: { looked, of }, onSearchOn }: SearchedProps) {
  const text = texts.list.searched(readableCount(looked), readableCount(of));
  useStatus(text);
  return (
    <span className={styles.searched} title={text}>
      {text}{' '}
      <button type="button" className={styles.sort} onClick={onSearchOn}>
        {texts.list.searchOn}
      </button>
    </span>
  );
}

function SortMenu() {
  const sort = useUi(state => state.sort);
  const setSort = useUi(state => state.setSort);
  return (
    <Menu
      trigger={
        <button type="button" className={styles.sort} aria-label={`${texts.list.sort}: ${texts.list.sorts[sort]}`}>
          {texts.list.sorts[sort]}
          <ChevronDown size={12} />
        </button>
      }
    >
      <MenuChoice
        label={texts.list.sort}
        value={sort}
        choices={sorts.map(value => ({ value, label: texts.list.sorts[value] }))}
        onChange={setSort}
      />
    </Menu>
  );
}
