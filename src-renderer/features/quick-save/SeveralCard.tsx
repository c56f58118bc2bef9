import type { Capture } from '../../../src-shared/contract/shell.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { skipText } from '../capture/skip-text.ts';
import { Card } from './Card.tsx';
import type { Finish } from './finish.ts';

type Several = Extract<Capture, { outcome: 'several' }>;

/** What became of a list of files. */
export function SeveralCard({ several, finish }: { readonly several: Several; readonly finish: Finish }) {
  const { saved, restored } = several;
  const count = saved.length + restored.length;
  const [first] = [...saved, ...restored];

  async function undo(): Promise<void> {
    if (saved.length > 0) await call('library.discard', { snippets: { ids: saved } });
    if (restored.length > 0) await call('library.trash', { snippets: { ids: restored } });
  }

  return (
    <Card
      tone={count === 0 ? 'warn' : 'done'}
      title={count === 0 ? texts.capture.nothingSaved : texts.capture.saved(readableCount(count), count === 1)}
      hint={hintOf(several)}
    >
      {count > 0 && <Button onClick={() => finish(undo)}>{texts.toast.undo}</Button>}
      {first !== undefined && (
        <Button look="primary" onClick={() => finish(() => call('shell.open', { id: first }))}>
          {texts.toast.open}
        </Button>
      )}
    </Card>
  );
}

function hintOf({ known, skipped }: Several): string {
  const [first] = skipped;
  const parts = [
    ...(known > 0 ? [texts.capture.known(readableCount(known), known === 1)] : []),
    ...(first
      ? [texts.capture.skipped(readableCount(skipped.length)), texts.toast.because(plainName(first.name), skipText(first.reason))]
      : []),
  ];
  return parts.length === 0 ? texts.toast.fromClipboard : parts.join(' · ');
}
