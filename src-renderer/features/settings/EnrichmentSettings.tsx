import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type EnrichmentStep, enrichmentSteps } from '../../../src-shared/model/settings.ts';
import { host } from '../../api/bridge.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { enrichmentQuery, goThroughAgain, stopGoingThrough, switchStep } from './enrichment.ts';
import { Problem } from './Problem.tsx';
import styles from './settings.module.css';
import { settingsQuery } from './settings-query.ts';
import { useAttempt } from './use-attempt.ts';

/** What Magpie works out after a save. Each change holds for what is saved from then on. */
export function EnrichmentSettings() {
  const { data: settings } = useQuery(settingsQuery);
  return (
    <section aria-labelledby="settings-enrichment" className={styles.section}>
      <h3 id="settings-enrichment">{texts.settings.enrichment}</h3>
      <p className={styles.hint}>{texts.settings.enrichmentHint}</p>
      {settings && (
        <div className={styles.steps}>
          {enrichmentSteps.map(step => (
            <StepSwitch key={step} step={step} on={settings.enrichment[step]} />
          ))}
        </div>
      )}
      {host === 'browser' && <p className={styles.note}>{texts.settings.enrichmentInBrowser}</p>}
      <Again />
    </section>
  );
}

function StepSwitch({ step, on }: { readonly step: EnrichmentStep; readonly on: boolean }) {
  const { problem, busy, attempt } = useAttempt();
  const { name, hint } = texts.settings.steps[step];
  return (
    <div className={styles.step}>
      <div className={styles.grow}>
        <span id={`step-${step}`} className={styles.named}>
          {name}
        </span>
        <p id={`step-${step}-hint`} className={styles.hint}>
          {hint}
        </p>
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`step-${step}`}
        aria-describedby={`step-${step}-hint step-${step}-problem`}
        aria-busy={busy}
        className={styles.switch}
        onClick={() => void attempt(() => switchStep(step, !on))}
      />
      <Problem id={`step-${step}-problem`} text={problem} />
    </div>
  );
}

/** Going through the library once more, and how far it is. */
function Again() {
  const { data: state } = useQuery(enrichmentQuery);
  const { problem, busy, attempt } = useAttempt();
  const most = useRef(0);
  const { enabled, waiting, running } = state ?? { enabled: true, waiting: 0, running: false };
  most.current = running ? Math.max(most.current, waiting) : 0;

  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <span className={styles.named}>{texts.settings.rerun}</span>
          <p id="rerun-state" role="status" className={styles.hint}>
            {!enabled
              ? texts.settings.rerunOff
              : waiting === 0
                ? texts.settings.rerunHint
                : texts.settings[running ? 'toGo' : 'waiting'](readableCount(waiting), waiting === 1)}
          </p>
        </div>
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
      </div>
      {running && (
        <progress
          className={styles.progress}
          aria-label={texts.settings.rerun}
          value={most.current - waiting}
          max={Math.max(most.current, 1)}
        />
      )}
      <Problem id="rerun-problem" text={problem} />
    </div>
  );
}
