import { host } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { useStatus } from '../../ui/use-announced.ts';
import { Address } from './Address.tsx';
import { changeLocalApi, useLocalApi } from './local-api.ts';
import { OriginList } from './OriginList.tsx';
import { PortField } from './PortField.tsx';
import { SwitchSetting } from './Setting.tsx';
import styles from './settings.module.css';
import { TokenField } from './TokenField.tsx';

/** Who may use Magpie from outside, and where. Each change holds at once. */
export function LocalApiSettings() {
  const { state, address, settings } = useLocalApi();
  useStatus(texts.settings.states[state]);
  return (
    <>
      {settings && (
        <SwitchSetting
          id="api"
          label={texts.settings.sections.api}
          hint={texts.settings.apiHint}
          words={texts.settings.apiWords}
          on={settings.enabled}
          onChange={enabled => changeLocalApi(now => ({ ...now, enabled }))}
          state={
            <span className={styles.state} data-state={state}>
              {texts.settings.states[state]}
            </span>
          }
        />
      )}
      {address !== undefined && <Address address={address} token={settings?.token} />}
      {settings && <PortField settings={settings} failed={state === 'failed'} />}
      {settings && <OriginList origins={settings.origins} />}
      {settings && <TokenField token={settings.token} />}
      {host === 'browser' && <p className={styles.note}>{texts.settings.inBrowser}</p>}
    </>
  );
}
