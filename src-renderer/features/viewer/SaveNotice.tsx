import { TriangleAlert } from 'lucide-react';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './detail.module.css';
import { isHomeless } from './draft-keeper.ts';
import { drafts, saveDraftAsNew, useDraft } from './drafts.ts';

/** What stands between a text and its save, and what can be done. */
export function SaveNotice({ fragmentId }: { readonly fragmentId: FormatId }) {
  const draft = useDraft(fragmentId);
  if (draft?.state === 'conflict') {
    return (
      <div className={styles.notice} role="alert">
        <TriangleAlert size={15} aria-hidden="true" />
        <span>{texts.saving.conflict}</span>
        <Button onClick={() => drafts.takeTheirs(fragmentId)}>{texts.saving.useTheirs}</Button>
        <Button look="outline" onClick={() => void drafts.keepMine(fragmentId)}>
          {texts.saving.keepMine}
        </Button>
      </div>
    );
  }
  // Also while it is tried once more, as when the editor is left for the button: it must not go from under the click.
  if (draft && isHomeless(draft)) {
    return (
      <div className={styles.notice} role="alert">
        <TriangleAlert size={15} aria-hidden="true" />
        <span>{texts.saving.homeless}</span>
        <Button look="outline" onClick={() => void saveDraftAsNew(fragmentId)}>
          {texts.saving.saveAsNew}
        </Button>
      </div>
    );
  }
  if (draft?.state === 'failed') {
    return (
      <div className={styles.notice} role="alert">
        <TriangleAlert size={15} aria-hidden="true" />
        <span>
          {texts.saving.failed} {textOfError(draft.error)}
        </span>
        <Button look="outline" onClick={() => void drafts.flush(fragmentId)}>
          {texts.saving.retry}
        </Button>
      </div>
    );
  }
  return null;
}
