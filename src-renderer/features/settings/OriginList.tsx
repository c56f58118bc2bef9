import { X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { readOrigin } from './origin.ts';
import { Problem } from './Problem.tsx';
import styles from './settings.module.css';
import { useChange } from './use-change.ts';

/** The web pages that may use the API. */
export function OriginList({ origins }: { readonly origins: readonly string[] }) {
  const [typed, setTyped] = useState('');
  const { problem, setProblem, change } = useChange();
  const input = useRef<HTMLInputElement>(null);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = readOrigin(typed, origins);
    input.current?.focus();
    if ('problem' in read) return setProblem(texts.settings.originProblems[read.problem]);
    const { origin } = read;
    const done = await change(settings => ({
      ...settings,
      origins: [...settings.origins.filter(other => other !== origin), origin],
    }));
    if (done) setTyped('');
  }

  async function remove(origin: string): Promise<void> {
    await change(settings => ({ ...settings, origins: settings.origins.filter(other => other !== origin) }));
    input.current?.focus();
  }

  return (
    <form className={styles.field} noValidate onSubmit={event => void add(event)}>
      <label htmlFor="api-origin" className={styles.label}>
        {texts.settings.origins}
      </label>
      <p id="api-origin-hint" className={styles.hint}>
        {texts.settings.originsHint}
      </p>
      {origins.length > 0 && (
        <ul className={styles.list} aria-label={texts.settings.origins}>
          {origins.map(origin => (
            <li key={origin}>
              <code title={origin}>{origin}</code>
              <IconButton small label={texts.settings.removeOrigin(origin)} onClick={() => void remove(origin)}>
                <X size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <input
          ref={input}
          id="api-origin"
          className={styles.input}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          placeholder={texts.settings.originPlaceholder}
          value={typed}
          aria-label={texts.settings.originLabel}
          aria-invalid={problem !== undefined}
          aria-describedby="api-origin-problem api-origin-hint"
          onChange={event => {
            setTyped(event.target.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" look="outline">
          {texts.settings.addOrigin}
        </Button>
      </div>
      <Problem id="api-origin-problem" text={problem} />
    </form>
  );
}
