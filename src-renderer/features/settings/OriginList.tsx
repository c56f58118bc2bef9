import { X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { readOrigin } from './origin.ts';
import { Setting } from './Setting.tsx';
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
    <form noValidate onSubmit={event => void add(event)}>
      <Setting
        id="api-origin"
        label={texts.settings.origins}
        hint={texts.settings.originsHint}
        words={texts.settings.originsWords}
        problem={problem}
        below={
          <>
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
          </>
        }
      />
    </form>
  );
}
