import { ShieldAlert } from 'lucide-react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './detail.module.css';
import { drafts, useDraftOf } from './drafts.ts';
import { redactSecrets, secretsIn } from './secrets.ts';

interface SecretNoticeProps {
  readonly snippet: Snippet;
  readonly revealed: boolean;
  readonly onReveal: (revealed: boolean) => void;
}

/** Says which secrets stand in a snippet as it is now, typed text included, and what can be done. */
export function SecretNotice({ snippet, revealed, onReveal }: SecretNoticeProps) {
  useDraftOf(snippet.id);
  if (snippet.secrets.length === 0) return null;
  const { fragments, deleted } = snippet;
  const written = fragments.map(({ id, text = '' }) => drafts.get(id)?.text ?? text).join('\n');
  const inTexts = secretsIn(written, snippet.secrets);
  const inImages = secretsIn(fragments.map(({ imageText = '' }) => imageText).join('\n'), snippet.secrets);
  const found = new Set([...inTexts, ...inImages]);
  if (found.size === 0) return null;
  const names = new Set([...found].map(({ name }) => name));

  return (
    <section className={styles.notice} aria-label={texts.secrets.label}>
      <ShieldAlert size={15} aria-hidden="true" />
      <span>{texts.secrets.found(found.size, [...names].join(', '))}</span>
      <Button onClick={() => onReveal(!revealed)}>{revealed ? texts.secrets.hide : texts.secrets.reveal}</Button>
      {inTexts.length > 0 && deleted === undefined && (
        <Button look="outline" onClick={() => void redactSecrets(snippet.id)}>
          {texts.secrets.redact}
        </Button>
      )}
    </section>
  );
}
