import type { Fragment } from '../../../src-shared/model/library.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './detail.module.css';
import { useDraft, useWasSaved } from './drafts.ts';
import { useEditorState } from './editor-state.ts';

/** Lines and size; before them where the cursor is, or whether what was typed is saved. */
export function Measure({ fragment }: { readonly fragment: Fragment }) {
  const draft = useDraft(fragment.id);
  const saved = useWasSaved(fragment.id);
  const cursor = useEditorState(state => state.cursor);
  const text = draft?.text ?? fragment.text;
  const state = draft?.state === 'saving' ? texts.saving.saving : saved ? texts.saving.saved : '';
  const size = draft ? new Blob([draft.text]).size : fragment.size;
  const lines = text === undefined ? undefined : linesIn(text);
  return (
    <span className={styles.size}>
      {cursor && (
        <span className={styles.cursor}>
          {texts.detail.cursor(cursor.line, cursor.column, readableCount(cursor.selected))} ·{' '}
        </span>
      )}
      <span>{state}</span>
      {state && ' · '}
      {lines === undefined ? readableSize(size) : texts.detail.lines(readableCount(lines), readableSize(size), lines === 1)}
    </span>
  );
}

/** Lines of text; a line break at the end begins none. */
function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
