import { useState } from 'react';
import { assertNever } from '../../../src-shared/assert-never.ts';
import type { Told } from '../../../src-shared/contract/shell.ts';
import { AppError } from '../../../src-shared/errors.ts';
import type { Saved } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { longAgo } from '../../lib/times.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from './Card.tsx';
import { CopiedCard } from './CopiedCard.tsx';
import type { Finish } from './finish.ts';
import { resumeCapture } from './resume.ts';
import { SavedCard } from './SavedCard.tsx';
import { SeveralCard } from './SeveralCard.tsx';

interface CaptureCardProps {
  readonly capture: Told;
  readonly onDismiss: () => void;
}

/** What became of a save or a copy, and what can be done about it. */
export function CaptureCard({ capture, onDismiss }: CaptureCardProps) {
  const [failure, setFailure] = useState<string>();
  if (failure !== undefined) return <Card tone="warn" title={texts.toast.notDone} hint={failure} />;

  const finish: Finish = work => {
    work().then(
      then => then !== 'stay' && onDismiss(),
      error => setFailure(textOfError(error)),
    );
  };
  return <Tell capture={capture} finish={finish} />;
}

interface TellProps {
  readonly capture: Told;
  readonly finish: Finish;
}

/** Answers that lead to another capture leave the toast to it. */
async function again(anyway: boolean): Promise<'stay'> {
  await call('shell.captureAgain', { anyway });
  return 'stay';
}

function Tell({ capture, finish }: TellProps) {
  const { toast } = texts;
  const saveAnyway = (
    <Button look="primary" onClick={() => finish(() => again(true))}>
      {toast.saveAnyway}
    </Button>
  );
  switch (capture.outcome) {
    case 'saved':
      return <SavedCard saved={capture} finish={finish} />;
    case 'known':
    case 'restored':
      return <KnownCard saved={capture} finish={finish} />;
    case 'several':
      return <SeveralCard several={capture} finish={finish} />;
    case 'many':
      return (
        <Card tone="info" title={texts.capture.ask(readableCount(capture.count))} hint={texts.capture.askHint}>
          <Button onClick={() => finish(async () => {})}>{texts.capture.cancel}</Button>
          <Button look="primary" onClick={() => finish(() => again(true))}>
            {toast.saveAll}
          </Button>
        </Card>
      );
    case 'copied':
      return <CopiedCard copied={capture} />;
    case 'concealed':
      return (
        <Card tone="info" title={toast.concealed} hint={toast.concealedHint}>
          {saveAnyway}
        </Card>
      );
    case 'paused':
      return (
        <Card tone="info" title={toast.paused} hint={toast.pausedHint}>
          <Button onClick={() => finish(resumeCapture)}>{toast.resume}</Button>
          {saveAnyway}
        </Card>
      );
    case 'nothing':
      return <Card tone="info" title={toast.nothing} hint={toast.nothingHint} />;
    case 'failed':
      return (
        <Card tone="warn" title={toast.failed} hint={textOfError(new AppError(capture.error.code, capture.error.message))}>
          <Button look="primary" onClick={() => finish(() => again(false))}>
            {toast.tryAgain}
          </Button>
        </Card>
      );
    default:
      return assertNever(capture);
  }
}

/** What the library held before. */
function KnownCard({ saved: { id, name, created, outcome }, finish }: { readonly saved: Saved; readonly finish: Finish }) {
  const ago = longAgo(created, Date.now());
  const isBack = outcome === 'restored';
  return (
    <Card
      tone="info"
      title={isBack ? texts.toast.restored : texts.toast.known(ago)}
      hint={isBack ? texts.toast.restoredHint(plainName(name), ago) : plainName(name)}
    >
      {isBack && (
        <Button onClick={() => finish(() => call('library.trash', { snippets: { ids: [id] } }))}>{texts.toast.undo}</Button>
      )}
      <Button look="primary" onClick={() => finish(() => call('shell.open', { id }))}>
        {texts.toast.open}
      </Button>
    </Card>
  );
}
