import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { enrichmentSteps } from '../../../src-shared/model/settings.ts';
import { host } from '../../api/bridge.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { enrichmentQuery, goThroughAgain, stopGoingThrough, switchStep } from './enrichment.ts';
import { Setting, SwitchSetting } from './Setting.tsx';
import styles from './settings.module.css';
import { settingsQuery } from './settings-query.ts';
import { useAttempt } from './use-attempt.ts';

/** What Magpie works out after a save. Each change holds for what is saved from then on. */
export function EnrichmentSettings() {
  const { data: settings } = useQuery(settingsQuery);
  return (
    <>
      <p className={styles.hint}>{texts.settings.enrichmentHint}</p>
      {settings &&
        enrichmentSteps.map(step => (
          <SwitchSetting
            key={step}
            id={`step-${step}`}
            label={texts.settings.steps[step].name}
            hint={texts.settings.steps[step].hint}
            on={settings.enrichment[step]}
            onChange={on => switchStep(step, on)}
          />
        ))}
      {host === 'browser' && <p className={styles.note}>{texts.settings.enrichmentInBrowser}</p>}
      <Again />
    </>
  );
}

/** Going through the library once more, and how far it is. */
function Again() {
  const { data: state } = useQuery(enrichmentQuery);
  const { problem, busy, attempt } = useAttempt();
  const most = useRef(0);
  const { enabled, waiting, running } = state ?? { enabled: true, waiting: 0, running: false };
  most.current = running ? Math.max(most.current, waiting) : 0;
  useStatus(running && texts.settings.toGo(readableCount(most.current), most.current === 1));

  return (
    <Setting
      id="rerun"
      label={texts.settings.rerun}
      problem={problem}
      below={
        <>
          <p id="rerun-state" className={styles.hint}>
            {!enabled
              ? texts.settings.rerunOff
              : waiting === 0
                ? texts.settings.rerunHint
                : texts.settings[running ? 'toGo' : 'waiting'](readableCount(waiting), waiting === 1)}
          </p>
          {running && (
            <progress
              className={styles.progress}
              aria-label={texts.settings.rerun}
              value={most.current - waiting}
              max={Math.max(most.current, 1)}
            />
          )}
        </>
      }
    >
      {running ? (
        <Button look="outline" disabled={busy} onClick={() => void attempt(stopGoingThrough)}>
          {texts.settings.cancelRerun}
        </Button>
      ) : (
        <Button
          look="outline"
          disabled={busy || !enabled}
          aria-describedby="rerun-state"
          onClick={() => void attempt(goThroughAgain)}
        >
          {texts.settings.rerunStart}
        </Button>
      )}
    </Setting>
  );
}
