import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import type { DiffSide } from '../../editor/DiffView.tsx';
import { agoTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dot } from '../../ui/Dot.tsx';
import { ErrorState } from '../library/ListStates.tsx';
import { libraryQueries } from '../library/queries.ts';
import styles from './compare-dialog.module.css';
import { mergeSnippets } from './related.ts';

const DiffView = lazy(async () => ({ default: (await import('../../editor/DiffView.tsx')).DiffView }));

interface CompareDialogProps {
  readonly snippet: Snippet;
  /** At least one. */
  readonly others: readonly AssetId[];
  readonly onClose: () => void;
  /** One of them was kept; the comparison closes too. */
  readonly onMerged?: () => void;
}

/** Snippets that are nearly the same, the first beside one of the others, of which one can be kept. */
export function CompareDialog({ snippet, others, onClose, onMerged }: CompareDialogProps) {
  const [at, setAt] = useState(0);
  const { data, isPlaceholderData, error, refetch } = useQuery(libraryQueries.snippet(others[at] ?? snippet.id));
  const other = isPlaceholderData ? undefined : data;
  const [busy, setBusy] = useState(false);

  async function keep(kept: Snippet): Promise<void> {
    setBusy(true);
    const dropped = [snippet.id, ...others].filter(id => id !== kept.id);
    if (await mergeSnippets(kept, dropped)) {
      onMerged?.();
      onClose();
    } else setBusy(false);
  }

  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog}>
          <header className={styles.header}>
            <div>
              <Dialog.Title>{texts.related.compareTitle}</Dialog.Title>
              <Dialog.Description>{texts.related.compareHint(others.length)}</Dialog.Description>
            </div>
            <IconButton small label={texts.related.close} keys="Escape" onClick={onClose}>
              <X size={15} />
            </IconButton>
          </header>
          {other && (
            <>
              <div className={styles.sides}>
                <Side snippet={snippet} action={texts.related.keepThis} busy={busy} onKeep={() => void keep(snippet)} />
                <Side snippet={other} action={texts.related.keepOther} busy={busy} onKeep={() => void keep(other)}>
                  {others.length > 1 && <Stepper at={at} of={others.length} onGo={setAt} />}
                </Side>
              </div>
              <div className={styles.diff}>
                <Difference left={snippet} right={other} />
              </div>
            </>
          )}
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface SideProps {
  readonly snippet: Snippet;
  readonly action: string;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly children?: ReactNode;
}

function Side({ snippet, action, busy, onKeep, children }: SideProps) {
  const now = useNow();
  const name = plainName(snippet.name);
  return (
    <div className={styles.side}>
      <div className={styles.about}>
        <b title={name}>
          <Dot language={snippet.fragments[0]?.language ?? 'txt'} />
          <span>{name}</span>
        </b>
        <span>{[texts.detail.saved(agoTime(snippet.created, now)), ...snippet.tags].join(' · ')}</span>
      </div>
      {children}
      <Button look="outline" disabled={busy} onClick={onKeep}>
        {action}
      </Button>
    </div>
  );
}

interface StepperProps {
  readonly at: number;
  readonly of: number;
  readonly onGo: (at: number) => void;
}

/** Goes through the others one by one, and round. */
function Stepper({ at, of, onGo }: StepperProps) {
  return (
    <div className={styles.stepper}>
      <IconButton small label={texts.related.previous} onClick={() => onGo((at + of - 1) % of)}>
        <ChevronLeft size={15} />
      </IconButton>
      <span aria-live="polite">{texts.related.place(at + 1, of)}</span>
      <IconButton small label={texts.related.next} onClick={() => onGo((at + 1) % of)}>
        <ChevronRight size={15} />
      </IconButton>
    </div>
  );
}

/** Made anew only when a text changes: what is compared keeps its place while the library goes on. */
function Difference({ left, right }: { readonly left: Snippet; readonly right: Snippet }) {
  const leftSide = useSide(left);
  const rightSide = useSide(right);
  return (
    <Suspense>
      <DiffView left={leftSide} right={rightSide} />
    </Suspense>
  );
}

function useSide({ name, fragments, secrets }: Snippet): DiffSide {
  return useMemo(
    () => ({
      text: fragments.flatMap(({ text }) => text ?? []).join('\n\n'),
      language: languageOf(fragments[0]?.language ?? 'txt').editor,
      label: texts.detail.editor(plainName(name)),
      hidden: secrets.map(({ text }) => text),
    }),
    [name, fragments, secrets],
  );
}
