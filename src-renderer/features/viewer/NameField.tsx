import { Sparkles } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { maxNameLength, type Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { showError } from '../../ui/toasts.ts';
import { editSnippet } from '../library/actions.ts';
import styles from './detail.module.css';

interface NameFieldProps {
  readonly snippet: Snippet;
  readonly editable: boolean;
}

/** A pause in typing. */
const saveAfterMs = 600;

/** The name, edited in place; it saves by itself like the text. */
export function NameField({ snippet, editable }: NameFieldProps) {
  const [editing, setEditing] = useState(false);
  const asked = useUi(state => state.pending === 'name' && state.active === snippet.id);
  const ask = useUi(state => state.ask);

  useEffect(() => {
    if (!asked) return;
    ask(null);
    if (editable) setEditing(true);
  }, [asked, ask, editable]);

  if (editing) return <NameInput snippet={snippet} onDone={() => setEditing(false)} />;
  return (
    <div className={styles.nameLine}>
      <h1>
        {editable ? (
          <button type="button" className={styles.name} title={texts.detail.rename} onClick={() => setEditing(true)}>
            {plainName(snippet.name)}
          </button>
        ) : (
          <span className={styles.name}>{plainName(snippet.name)}</span>
        )}
      </h1>
      {editable && snippet.generated.name && (
        <Tooltip text={texts.detail.generatedName}>
          <button
            type="button"
            className={styles.generated}
            aria-label={texts.detail.generatedName}
            onClick={() => setEditing(true)}
          >
            <Sparkles size={13} />
          </button>
        </Tooltip>
      )}
    </div>
  );
}

function NameInput({ snippet, onDone }: { readonly snippet: Snippet; readonly onDone: () => void }) {
  const { id } = snippet;
  const [name, setName] = useState(plainName(snippet.name));
  const original = useRef({ name: plainName(snippet.name), generatedName: snippet.generated.name });
  const saved = useRef(plainName(snippet.name));
  const accepted = useRef(false); // a name that was worked out is taken over as it is with Enter
  const latest = useRef(name);
  latest.current = name;

  const save = useRef(() => {
    const next = plainName(latest.current);
    if (next === '' || (next === saved.current && !accepted.current)) return;
    saved.current = next;
    accepted.current = false;
    editSnippet({ id, name: next }).catch((error: unknown) => showError(textOfError(error)));
  });

  useEffect(() => {
    if (plainName(name) === saved.current) return;
    const timer = setTimeout(save.current, saveAfterMs);
    return () => clearTimeout(timer);
  }, [name]);
  useEffect(() => {
    const flush = save.current;
    window.addEventListener('pagehide', flush);
    const before = original.current;
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
      if (saved.current === before.name) return;
      undo.push({ run: async () => void (await editSnippet({ id, ...before })), done: texts.undo.done });
    };
  }, [id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      accepted.current = snippet.generated.name;
      useUi.getState().ask('editor');
      onDone();
    } else if (event.key === 'Escape') {
      latest.current = original.current.name;
      onDone();
    }
  }

  return (
    <h1>
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears only because it was asked for
        autoFocus
        className={styles.name}
        aria-label={texts.detail.name}
        value={name}
        maxLength={maxNameLength}
        spellCheck={false}
        onFocus={event => event.target.select()}
        onChange={event => setName(event.target.value)}
        onBlur={onDone}
        onKeyDown={onKeyDown}
      />
    </h1>
  );
}
