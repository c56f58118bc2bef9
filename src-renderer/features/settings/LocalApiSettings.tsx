import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { host } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { Address } from './Address.tsx';
import type { ApiState } from './api-state.ts';
import { useLocalApi } from './local-api.ts';
import { OriginList } from './OriginList.tsx';
import { PortField } from './PortField.tsx';
import { Problem } from './Problem.tsx';
import styles from './settings.module.css';
import { TokenField } from './TokenField.tsx';
import { useChange } from './use-change.ts';

/** Who may use Magpie from outside, and where. Each change holds at once. */
export function LocalApiSettings() {
  const { state, address, settings } = useLocalApi();
  return (
    <section aria-labelledby="settings-api" className={styles.section}>
      <div className={styles.power}>
        <div className={styles.grow}>
          <h3 id="settings-api">{texts.settings.api}</h3>
          <p className={styles.hint}>{texts.settings.apiHint}</p>
        </div>
        {settings && <Switch settings={settings} state={state} />}
      </div>
      {address !== undefined && <Address address={address} token={settings?.token} />}
      {settings && <PortField settings={settings} failed={state === 'failed'} />}
      {settings && <OriginList origins={settings.origins} />}
      {settings && <TokenField token={settings.token} />}
      {host === 'browser' && <p className={styles.note}>{texts.settings.inBrowser}</p>}
    </section>
  );
}

function Switch({ settings: { enabled }, state }: { readonly settings: ServerSettings; readonly state: ApiState }) {
  const { problem, busy, change } = useChange();
  return (
    <>
      <span className={styles.state} data-state={state} role="status">
        {texts.settings.states[state]}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={enabled}
        aria-labelledby="settings-api"
        aria-describedby="switch-problem"
        aria-busy={busy}
        className={styles.switch}
        onClick={() => void change(settings => ({ ...settings, enabled: !enabled }))}
      />
      <Problem id="switch-problem" text={problem} />
    </>
  );
}
