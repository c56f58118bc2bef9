import { ChevronDown, TriangleAlert } from 'lucide-react';
import { sorts } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Menu, MenuChoice } from '../../ui/Menu.tsx';
import { problemId, problemText, type QueryProblem } from '../search/problems.ts';
import styles from './list-pane.module.css';

interface ListBarProps {
  readonly total: number | undefined;
  readonly searching: boolean;
  readonly ranked: boolean;
  readonly problems: readonly QueryProblem[];
}

/** How many there are, announced as it changes, and how they are sorted; or what is wrong with the search, where one looks for its result. */
export function ListBar({ total, searching, ranked, problems: [problem] }: ListBarProps) {
  const count = total === undefined ? '' : readableCount(total);
  return (
    <div className={styles.bar}>
      <output aria-live="polite">
        {total !== undefined && (searching ? texts.list.found(count) : texts.list.count(count, total === 1))}
      </output>
      {problem ? <Problem problem={problem} /> : ranked ? <span>{texts.list.byRank}</span> : <SortMenu />}
    </div>
  );
}

function Problem({ problem }: { readonly problem: QueryProblem }) {
  const text = problemText(problem);
  return (
    <span id={problemId} role="status" className={styles.problem} title={text}>
      <TriangleAlert size={12} aria-hidden="true" />
      {text}
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
