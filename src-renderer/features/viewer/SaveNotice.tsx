import { TriangleAlert } from 'lucide-react';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useAlert } from '../../ui/use-announced.ts';
import styles from './detail.module.css';
import { type Draft, isHomeless } from './draft-keeper.ts';
import { drafts, saveDraftAsNew, useDraft } from './drafts.ts';

/** What stands between a text and its save, and what can be done. */
export function SaveNotice({ fragmentId }: { readonly fragmentId: FormatId }) {
  const draft = useDraft(fragmentId);
  const obstacle = draft && obstacleOf(draft);
  const text = obstacle && textOf(obstacle, draft);
  useAlert(text);
  if (!obstacle) return null;
  return (
    <div className={styles.notice}>
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{text}</span>
      {obstacle === 'conflict' && <Button onClick={() => drafts.takeTheirs(fragmentId)}>{texts.saving.useTheirs}</Button>}
      <Button look="outline" onClick={() => void waysOut[obstacle].run(fragmentId)}>
        {waysOut[obstacle].label()}
      </Button>
    </div>
  );
}

type Obstacle = 'conflict' | 'homeless' | 'failed';

/** What loses nothing; read while drawing, since texts follow the language. */
const waysOut: Readonly<Record<Obstacle, { readonly label: () => string; readonly run: (id: FormatId) => Promise<unknown> }>> = {
  conflict: { label: () => texts.saving.keepMine, run: drafts.keepMine },
  homeless: { label: () => texts.saving.saveAsNew, run: saveDraftAsNew },
  failed: { label: () => texts.saving.retry, run: drafts.flush },
};

function obstacleOf(draft: Draft): Obstacle | undefined {
  if (draft.state === 'conflict') return 'conflict';
  // Also while it is tried once more, as when the editor is left for the button: it must not go from under the click.
  if (isHomeless(draft)) return 'homeless';
  return draft.state === 'failed' ? 'failed' : undefined;
}

function textOf(obstacle: Obstacle, { error }: Draft): string {
  return obstacle === 'failed' ? `${texts.saving.failed} ${textOfError(error)}` : texts.saving[obstacle];
}
