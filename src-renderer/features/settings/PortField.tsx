import { type FormEvent, useState } from 'react';
import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { texts } from '../../texts.ts';
import { readPort } from './port.ts';
import { Setting } from './Setting.tsx';
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
    <form onSubmit={onSubmit}>
      <Setting id="api-port" label={texts.settings.port} hint={texts.settings.portHint} problem={shown}>
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
      </Setting>
    </form>
  );
}

function withPort({ port: _before, ...settings }: ServerSettings, port: number | undefined): ServerSettings {
  return port === undefined ? settings : { ...settings, port };
}
