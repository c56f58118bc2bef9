import { ChevronDown } from 'lucide-react';
import { sorts } from '../../../src-shared/model/library.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Menu, MenuChoice } from '../../ui/Menu.tsx';
import styles from './list-pane.module.css';

/** How many there are, announced as it changes, and how they are sorted. */
export function ListBar({ total }: { readonly total: number | undefined }) {
  const searching = useFilter().query.trim() !== '';
  const sort = useUi(state => state.sort);
  const setSort = useUi(state => state.setSort);
  const count = total === undefined ? '' : readableCount(total);

  return (
    <div className={styles.bar}>
      <output aria-live="polite">
        {total !== undefined && (searching ? texts.list.found(count) : texts.list.count(count, total === 1))}
      </output>
      {searching ? (
        <span>{texts.list.byRank}</span>
      ) : (
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
      )}
    </div>
  );
}
