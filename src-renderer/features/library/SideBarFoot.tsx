import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn, Settings } from 'lucide-react';
import { commands } from '../../app/commands.ts';
import { useConnection } from '../../app/connection.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { type LocalApi, useLocalApi } from '../settings/local-api.ts';
import { libraryQueries } from './queries.ts';
import styles from './side-bar.module.css';

/** Whether the service answers, where other programs reach it, and the way to the settings. */
export function SideBarFoot() {
  const connected = useConnection(state => state.connected);
  const api = useLocalApi();
  const { data: info } = useQuery(libraryQueries.info());
  const about = info && texts.sideBar.serviceTooltip(info.version, info.dataFolder);

  return (
    <footer className={styles.foot}>
      <Tooltip text={[texts.sideBar.apiTooltips[api.state], about].filter(Boolean).join('\n')}>
        <span className={styles.state}>
          <span className={styles.light} data-state={connected ? api.state : 'lost'} aria-hidden="true" />
          <span>{connected ? apiText(api) : texts.sideBar.reconnecting}</span>
        </span>
      </Tooltip>
      <IconButton small label={texts.commands.insight} onClick={commands.insight.run}>
        <ChartNoAxesColumn size={15} />
      </IconButton>
      <IconButton small label={texts.sideBar.settings} keys={commands.settings.keys[0]} onClick={commands.settings.run}>
        <Settings size={15} />
      </IconButton>
    </footer>
  );
}

function apiText({ state, address }: LocalApi): string {
  if (state === 'off') return texts.sideBar.apiOff;
  if (state === 'failed') return texts.sideBar.apiFailed;
  return address === undefined
    ? texts.sideBar.localOnly
    : texts.sideBar.local(address.replace(/^https?:\/\//, '').replace(/\/$/, ''));
}
