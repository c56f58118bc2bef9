import { type FormEvent, useState } from 'react';
import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { texts } from '../../texts.ts';
import { Problem } from './Problem.tsx';
import { readPort } from './port.ts';
import styles from './settings.module.css';
import { useChange } from './use-change.ts';

interface PortFieldProps {
  readonly settings: ServerSettings;
  /** Whether the port that is set could not be opened. */
  readonly failed: boolean;
}

/** The port, taken on Enter or when the field is left; what was typed stays until it is right. */
export function PortField({ settings: { port }, failed }: PortFieldProps) {
  const [typed, setTyped] = useState<string>();
  const { problem, setProblem, change } = useChange();
  const refusal = port === undefined ? texts.settings.portsFailed : texts.settings.portFailed(port);
  const shown = problem ?? (failed && typed === undefined ? refusal : undefined);

  async function take(): Promise<void> {
    if (typed === undefined) return;
    const read = readPort(typed);
    if (!read) return setProblem(texts.settings.portInvalid);
    const done = read.port === port || (await change(settings => withPort(settings, read.port)));
    if (done) {
      setProblem(undefined);
      setTyped(undefined);
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void take();
  }

  return (
    <form className={styles.field} onSubmit={onSubmit}>
      <div className={styles.row}>
        <label htmlFor="api-port" className={styles.label}>
          {texts.settings.port}
        </label>
        <input
          id="api-port"
          className={styles.input}
          data-size="port"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          placeholder={texts.settings.portAuto}
          value={typed ?? port ?? ''}
          aria-invalid={shown !== undefined}
          aria-describedby="api-port-problem api-port-hint"
          onChange={event => {
            setTyped(event.target.value);
            setProblem(undefined);
          }}
          onBlur={() => void take()}
        />
      </div>
      <Problem id="api-port-problem" text={shown} />
      <p id="api-port-hint" className={styles.hint}>
        {texts.settings.portHint}
      </p>
    </form>
  );
}

function withPort({ port: _before, ...settings }: ServerSettings, port: number | undefined): ServerSettings {
  return port === undefined ? settings : { ...settings, port };
}
