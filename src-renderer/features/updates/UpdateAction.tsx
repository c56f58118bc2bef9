import type { UpdateState } from '../../../src-shared/contract/updates.ts';
import { call } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';

/** The next step that a person can take; none where nothing can be done. */
export function UpdateAction({ update }: { readonly update: UpdateState }) {
  switch (update.state) {
    case 'available':
      return <Step label={texts.updates.load} run={() => call('updates.load', {})} />;
    case 'ready':
      return <Step label={texts.updates.install} run={() => call('updates.install', {})} />;
    case 'idle':
    case 'current':
    case 'failed':
      return <Step label={texts.updates.look} run={() => call('updates.look', {})} />;
    default:
      return null;
  }
}

function Step({ label, run }: { readonly label: string; readonly run: () => Promise<unknown> }) {
  return (
    <Button look="outline" onClick={() => void attempt(run)}>
      {label}
    </Button>
  );
}
