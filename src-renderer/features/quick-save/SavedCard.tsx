import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Saved, Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { libraryQueries } from '../library/queries.ts';
import { Card } from './Card.tsx';
import type { Finish } from './finish.ts';
import { ToastTags } from './ToastTags.tsx';

interface SavedCardProps {
  readonly saved: Saved;
  readonly finish: Finish;
}

/** Something new. What is worked out of it in the first moments, its name and tags, shows as it comes. */
export function SavedCard({ saved, finish }: SavedCardProps) {
  const [redacted, setRedacted] = useState(false);
  const { data: snippet } = useQuery(libraryQueries.snippet(saved.id));
  const { id, secrets } = saved;
  const undo = (
    <Button onClick={() => finish(() => call('library.discard', { snippets: { ids: [id] } }))}>{texts.toast.undo}</Button>
  );

  if (secrets.length > 0 && !redacted) {
    const redact = async () => {
      await call('library.redact', { redaction: { id } });
      setRedacted(true);
      return 'stay' as const;
    };
    return (
      <Card tone="warn" title={texts.toast.savedSecret} hint={secretHint(secrets)}>
        {undo}
        <Button onClick={() => finish(async () => {})}>{texts.toast.keep}</Button>
        <Button look="primary" onClick={() => finish(redact)}>
          {texts.secrets.redact}
        </Button>
      </Card>
    );
  }
  const { label, colour } = languageOf(languageShown(saved, snippet));
  return (
    <Card
      tone="done"
      colour={colour}
      title={
        <>
          {redacted ? texts.toast.redacted : texts.toast.saved} <b>{plainName(snippet?.name ?? saved.name)}</b>
        </>
      }
      hint={[label, extentOf(saved), sourceOf(snippet)].join(' · ')}
      more={snippet && <ToastTags snippet={snippet} finish={finish} />}
    >
      {undo}
      <Button look="primary" onClick={() => finish(() => call('shell.open', { id }))}>
        {texts.toast.edit}
      </Button>
    </Card>
  );
}

function languageShown({ language }: Saved, snippet: Snippet | undefined): string {
  return snippet?.fragments[0]?.language ?? language;
}

function extentOf({ lines, size }: Saved): string {
  return lines === 0 ? readableSize(size) : texts.toast.lines(readableCount(lines), lines === 1);
}

function sourceOf(snippet: Snippet | undefined): string {
  const application = snippet?.origin?.application;
  return application === undefined ? texts.toast.fromClipboard : texts.toast.from(plainName(application));
}

function secretHint([first, ...more]: Saved['secrets']): string {
  if (!first) return '';
  return more.length === 0
    ? texts.toast.secret(first.what, first.line)
    : texts.toast.secrets(more.length, first.what, first.line);
}
