import type { KeyboardEvent } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './detail.module.css';
import { useDraft, useWasSaved } from './drafts.ts';
import { tabLabel } from './tab-label.ts';

interface FragmentTabsProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
  readonly onChoose: (id: string) => void;
}

export function FragmentTabs({ snippet, fragment, onChoose }: FragmentTabsProps) {
  const { fragments } = snippet;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : fragments[fragments.indexOf(fragment) + step];
    if (!next) return;
    onChoose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  }

  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={texts.detail.fragments} className={styles.tablist} onKeyDown={onKeyDown}>
        {fragments.map(({ id, ...rest }) => (
          <button
            key={id}
            type="button"
            role="tab"
            data-id={id}
            aria-selected={id === fragment.id}
            tabIndex={id === fragment.id ? 0 : -1}
            className={styles.tab}
            onClick={() => onChoose(id)}
          >
            {tabLabel(snippet, rest)}
          </button>
        ))}
      </div>
      <Measure fragment={fragment} />
    </div>
  );
}

/** Lines and size, and before them whether what was typed is saved. */
function Measure({ fragment }: { readonly fragment: Fragment }) {
  const draft = useDraft(fragment.id);
  const saved = useWasSaved(fragment.id);
  const text = draft?.text ?? fragment.text;
  const state = draft?.state === 'saving' ? texts.saving.saving : saved ? texts.saving.saved : '';
  const size = draft ? new Blob([draft.text]).size : fragment.size;
  const lines = text === undefined ? undefined : linesIn(text);
  return (
    <span className={styles.size}>
      <span role="status">{state}</span>
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
