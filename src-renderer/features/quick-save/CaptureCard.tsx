import { Check, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Capture } from '../../../src-shared/contract/shell.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './capture-card.module.css';

interface CaptureCardProps {
  readonly capture: Capture;
  readonly onDismiss: () => void;
}

export function CaptureCard({ capture, onDismiss }: CaptureCardProps) {
  const [failure, setFailure] = useState<string>();
  if (failure !== undefined) return <Card tone="warn" title={texts.undo.failed} hint={failure} />;
  switch (capture.outcome) {
    case 'saved':
      return <SavedCard capture={capture} onDismiss={onDismiss} onFailure={setFailure} />;
    case 'nothing':
      return <Card tone="quiet" title={texts.toast.nothing} hint={texts.toast.nothingHint} />;
    case 'failed':
      return <Card tone="warn" title={texts.toast.failed} hint={capture.message} />;
  }
}

interface SavedCardProps extends CaptureCardProps {
  readonly capture: Extract<Capture, { outcome: 'saved' }>;
  readonly onFailure: (text: string) => void;
}

function SavedCard({ capture, onDismiss, onFailure }: SavedCardProps) {
  const { id, name, language, generic, lines, size, tags } = capture;
  const { label, colour } = languageOf(language);
  const extent = generic === 'IMAGE' ? readableSize(size) : texts.toast.lines(readableCount(lines), lines === 1);

  async function finish(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      onDismiss();
    } catch (error) {
      onFailure(textOfError(error));
    }
  }

  return (
    <Card
      tone="saved"
      colour={colour}
      title={
        <>
          {texts.toast.saved} <b>{name}</b>
        </>
      }
      hint={`${label} · ${extent} · ${texts.toast.fromClipboard}`}
      tags={tags}
    >
      <Button onClick={() => void finish(() => call('library.discard', { snippets: { ids: [id] } }))}>{texts.toast.undo}</Button>
      <Button look="primary" onClick={() => void finish(() => call('shell.open', { id }))}>
        {texts.toast.edit}
      </Button>
    </Card>
  );
}

interface CardProps {
  readonly tone: 'saved' | 'quiet' | 'warn';
  readonly colour?: string;
  readonly title: ReactNode;
  readonly hint: string;
  readonly tags?: readonly string[];
  readonly children?: ReactNode;
}

const icons = { saved: Check, quiet: Info, warn: TriangleAlert } as const;

function Card({ tone, colour, title, hint, tags = [], children }: CardProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.card} role="status">
      <span className={styles.bar} data-tone={tone} style={colour === undefined ? undefined : { background: colour }} />
      <div className={styles.body}>
        <div className={styles.title}>
          <Icon size={15} aria-hidden="true" />
          <span>{title}</span>
        </div>
        <p>{hint}</p>
        {tags.length > 0 && (
          <div className={styles.tags}>
            {tags.map(tag => (
              <Tag key={tag} tag={tag} />
            ))}
          </div>
        )}
      </div>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
