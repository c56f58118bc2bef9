import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { useStatus } from '../../ui/use-announced.ts';
import { UpdateAction } from '../updates/UpdateAction.tsx';
import { updateText, useUpdateState } from '../updates/update-state.ts';
import { Setting, SwitchSetting } from './Setting.tsx';
import styles from './settings.module.css';
import { settingsQuery, updateSettings } from './settings-query.ts';

/** Whether newer versions are looked for, and what was found. */
export function UpdateSettings() {
  const update = useUpdateState();
  const { data: settings } = useQuery(settingsQuery);
  const now = useNow();
  useStatus(update && updateText(update, 'at' in update ? update.at : 0));
  if (!update || !settings) return null;
  return (
    <>
      {update.state !== 'none' && (
        <SwitchSetting
          id="updates-daily"
          label={texts.updates.daily}
          hint={texts.updates.dailyHint}
          words={texts.updates.words}
          on={settings.updates.look === true}
          onChange={look => updateSettings({ updates: { look } })}
        />
      )}
      <Setting
        id="updates-state"
        label={texts.updates.newest}
        words={texts.updates.words}
        below={<p className={styles.hint}>{updateText(update, now)}</p>}
      >
        <UpdateAction update={update} />
      </Setting>
    </>
  );
}
