import { PanelLeft, Plus } from 'lucide-react';
import type { QueryProblem } from '../../../src-shared/query/query.ts';
import { commands } from '../../app/commands.ts';
import { useLayout } from '../../app/use-layout.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { SearchField } from '../search/SearchField.tsx';
import styles from './list-pane.module.css';

export function ListHeader({ problems }: { readonly problems: readonly QueryProblem[] }) {
  const { sideBarShown } = useLayout();
  return (
    <header className={styles.header}>
      {!sideBarShown && (
        <IconButton label={texts.sideBar.show} keys="$mod+b" onClick={commands.sideBar.run}>
          <PanelLeft size={16} />
        </IconButton>
      )}
      <SearchField problems={problems} />
      <IconButton label={texts.list.create} keys={commands.create.keys[0]} onClick={commands.create.run}>
        <Plus size={17} />
      </IconButton>
    </header>
  );
}
