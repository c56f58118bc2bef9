import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../src-shared/contract/index.ts';
import type { DesktopSettings as Chosen } from '../../../src-shared/model/settings.ts';
import { call, host, platform } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceSetting, Setting, SwitchSetting } from './Setting.tsx';
import styles from './settings.module.css';
import { settingsQuery, updateSettings } from './settings-query.ts';
import { useAttempt } from './use-attempt.ts';

const desktopQuery = queryOptions({
  queryKey: ['desktop'],
  queryFn: () => call('shell.desktop', {}),
  enabled: host === 'electron',
  refetchOnMount: 'always', // the system's own settings may have changed it
  refetchOnWindowFocus: 'always',
});

function keep(state: Output<'shell.desktop'>): Output<'shell.desktop'> {
  queryClient.setQueryData(desktopQuery.queryKey, state);
  return state;
}

async function choose(change: Partial<Chosen>): Promise<void> {
  const { desktop } = await call('settings.get', {});
  await updateSettings({ desktop: { ...desktop, ...change } });
}

/** Whether Magpie is there as soon as the person is. */
export function StartAtLogin() {
  const { data: state } = useQuery(desktopQuery);
  if (!state) return null;
  return (
    <SwitchSetting
      id="start-at-login"
      label={texts.desktop.login}
      hint={state.login === 'needsApproval' ? texts.desktop.loginApproval : texts.desktop.loginHint}
      on={state.login !== 'off'}
      onChange={async on => keep(await call('shell.setLogin', { on }))}
    />
  );
}

/** Magpie's place in the system. */
export function DesktopSettings() {
  const { data: chosen } = useQuery(settingsQuery);
  const { data: state } = useQuery(desktopQuery);
  if (!chosen || !state) return null;
  const { onClose, startHidden } = chosen.desktop;
  return (
    <>
      <StartAtLogin />
      {state.login !== 'off' && (
        <SwitchSetting
          id="start-hidden"
          label={texts.desktop.startHidden}
          hint={texts.desktop.startHiddenHint}
          on={startHidden}
          onChange={on => choose({ startHidden: on })}
        />
      )}
      {platform !== 'darwin' && <OnClose value={onClose} />}
      {!state.tray && <p className={styles.note}>{texts.desktop.noTray}</p>}
      <Links opensLinks={state.opensLinks} />
    </>
  );
}

function OnClose({ value }: { readonly value: Chosen['onClose'] }) {
  const { attempt } = useAttempt();
  return (
    <ChoiceSetting
      id="on-close"
      label={texts.desktop.onClose}
      words={texts.desktop.onCloseWords}
      choices={texts.desktop.onCloseChoices}
      value={value}
      onChange={onClose => void attempt(() => choose({ onClose }))}
    />
  );
}

function Links({ opensLinks }: { readonly opensLinks: boolean }) {
  const { problem, setProblem, busy, attempt } = useAttempt();
  const take = () =>
    attempt(async () => {
      const { opensLinks: done } = keep(await call('shell.takeLinks', {}));
      if (!done) setProblem(texts.desktop.linksRefused);
    });
  return (
    <Setting id="open-links" label={texts.desktop.links} hint={texts.desktop.linksHint} problem={problem}>
      {opensLinks ? (
        <span className={styles.state}>{texts.desktop.linksHere}</span>
      ) : (
        <Button id="open-links" look="outline" disabled={busy} onClick={() => void take()}>
          {texts.desktop.takeLinks}
        </Button>
      )}
    </Setting>
  );
}
