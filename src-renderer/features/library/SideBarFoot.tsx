import { useQuery } from '@tanstack/react-query';
import { Settings } from 'lucide-react';
import { useConnection } from '../../app/connection.ts';
import { useUi } from '../../app/ui-store.ts';
import { themeChoices } from '../../lib/theme.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuChoice } from '../../ui/Menu.tsx';
import { libraryQueries } from './queries.ts';
import styles from './side-bar.module.css';

export function SideBarFoot() {
  const connected = useConnection(state => state.connected);
  const theme = useUi(state => state.theme);
  const setTheme = useUi(state => state.setTheme);
  const { data: info } = useQuery(libraryQueries.info());
  const address = info?.address?.replace(/^https?:\/\//, '').replace(/\/$/, '');

  return (
    <footer className={styles.foot}>
      <span className={styles.state} title={info && texts.sideBar.serviceTooltip(info.version, info.dataFolder)}>
        <span className={styles.light} data-lost={connected ? undefined : true} aria-hidden="true" />
        {connected ? (address ? texts.sideBar.local(address) : texts.sideBar.localOnly) : texts.sideBar.reconnecting}
      </span>
      <Menu
        side="top"
        trigger={
          <IconButton small label={texts.sideBar.appearance}>
            <Settings size={15} />
          </IconButton>
        }
      >
        <MenuChoice
          label={texts.sideBar.appearance}
          value={theme}
          choices={themeChoices.map(value => ({ value, label: texts.sideBar.themes[value] }))}
          onChange={setTheme}
        />
      </Menu>
    </footer>
  );
}
