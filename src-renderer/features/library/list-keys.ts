import type { KeyboardEvent } from 'react';
import { focusDetail } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { moveSelection, selectAll } from './list-selection.ts';

/** Rows a Page key moves by: about a screen. */
const pageStep = 8;
const wholeList = Number.MAX_SAFE_INTEGER;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: pageStep,
  PageUp: -pageStep,
  End: wholeList,
  Home: -wholeList,
};

export function onListKeyDown(event: KeyboardEvent): void {
  const { active, selected, select, showNarrow } = useUi.getState();
  const step = steps[event.key];
  if (isMod(event)) {
    if (event.key !== 'a') return;
    selectAll();
  } else if (step !== undefined) {
    moveSelection(step, event.shiftKey);
  } else if (event.key === 'Enter' && active !== null) {
    showNarrow('detail');
    focusDetail();
  } else if (event.key === 'Escape' && selected.length > 1) {
    select(active ? [active] : [], active);
  } else return;
  event.preventDefault();
}
