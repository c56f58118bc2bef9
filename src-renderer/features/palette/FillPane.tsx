import type { KeyboardEvent } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { isMod } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { FilledText } from '../placeholders/FilledText.tsx';
import { FillFields } from '../placeholders/FillFields.tsx';
import { useFill } from '../placeholders/use-fill.ts';
import { insert } from './actions.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';

interface FillPaneProps {
  readonly snippet: Snippet;
  readonly template: Template;
}

/** The form of the placeholders, beside the text that will be pasted. */
export function FillPane({ snippet, template }: FillPaneProps) {
  const fill = useFill(snippet.id, template);

  function hand(as: 'paste' | 'copy'): void {
    if (!fill.isReady) return;
    fill.remember();
    void insert(snippet, as, fill.filled);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      if (event.shiftKey) void insert(snippet, 'paste');
      else hand('paste');
    } else if (event.key === 'Escape') usePalette.getState().setMode('search');
    else if (isMod(event) && event.key === 'c' && !hasSelection(event)) hand('copy');
    else return;
    event.preventDefault();
  }

  return (
    <section className={styles.body} aria-label={texts.placeholders.fill} onKeyDown={onKeyDown}>
      {fill.isReady && <FillFields template={template} fill={fill} />}
      <div className={styles.side}>
        <FilledText pieces={fill.pieces} hidden={snippet.secrets.map(({ text }) => text)} />
      </div>
    </section>
  );
}

/** Whether something is selected that Ctrl+C copies by itself. */
function hasSelection({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return target.selectionStart !== target.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}
