import type { ReactNode } from 'react';
import { Segments } from '../../ui/Segments.tsx';
import { Problem } from './Problem.tsx';
import styles from './setting.module.css';
import { useIsSought } from './settings-search.ts';
import { useAttempt } from './use-attempt.ts';

interface SettingProps {
  /** The id of its control, which the label names. A control of several parts takes `aria-labelledby={`${id}-label`}`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Further words it is found by. */
  readonly words?: string;
  /** Its control, at the end of the line. */
  readonly children?: ReactNode;
  /** What needs the whole width, below. */
  readonly below?: ReactNode;
  readonly problem?: string | undefined;
}

/** One line of the settings: what it is, what it does, its control. It is hidden while something else is looked for. */
export function Setting({ id, label, hint, words, children, below, problem }: SettingProps) {
  const sought = useIsSought(label, hint, words);
  return (
    <div className={styles.setting} data-setting hidden={!sought}>
      <div className={styles.line}>
        <div className={styles.about}>
          <label id={`${id}-label`} htmlFor={id} className={styles.label}>
            {label}
          </label>
          {hint !== undefined && (
            <p id={`${id}-hint`} className={styles.hint}>
              {hint}
            </p>
          )}
        </div>
        {children}
      </div>
      {below}
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

interface SwitchSettingProps extends Pick<SettingProps, 'id' | 'label' | 'hint' | 'words' | 'below'> {
  readonly on: boolean;
  /** May be refused, which is said below the line. */
  readonly onChange: (on: boolean) => unknown;
  /** How what it switches stands, before the switch. */
  readonly state?: ReactNode;
}

export function SwitchSetting({ on, onChange, state, ...setting }: SwitchSettingProps) {
  const { problem, busy, attempt } = useAttempt();
  const { id, hint } = setting;
  return (
    <Setting {...setting} problem={problem}>
      {state}
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={hint === undefined ? `${id}-problem` : `${id}-hint ${id}-problem`}
        aria-busy={busy}
        className={styles.switch}
        onClick={() => void attempt(async () => onChange(!on))}
      />
    </Setting>
  );
}

interface ChoiceSettingProps<Value extends string> extends Pick<SettingProps, 'id' | 'label' | 'hint' | 'words'> {
  /** Its values with what they are called, in order. */
  readonly choices: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice of a few, all on view. */
export function ChoiceSetting<Value extends string>({ choices, value, onChange, ...setting }: ChoiceSettingProps<Value>) {
  const { id } = setting;
  return (
    <Setting {...setting}>
      <Segments id={id} labelledBy={`${id}-label`} choices={choices} value={value} onChange={onChange} />
    </Setting>
  );
}
