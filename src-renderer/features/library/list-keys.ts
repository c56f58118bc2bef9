import type { KeyboardEvent } from 'react';
import { focusDetail } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { currentRows, moveSelection, selectAll, selectRow, selectToEnd } from './list-selection.ts';
import { createTypeAhead } from './type-ahead.ts';

/** Rows a Page key moves by: about a screen. */
const pageStep = 8;
const wholeList = Number.MAX_SAFE_INTEGER;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageStep,
  PageUp: -pageStep,
  End: wholeList,
  Home: -wholeList,
};
const letterSteps: Readonly<Record<string, number>> = { j: 1, k: -1 };

const typeAhead = createTypeAhead(() => performance.now());

export function onListKeyDown(event: KeyboardEvent): void {
  const { active, selected, select, showNarrow } = useUi.getState();
  const { key, shiftKey } = event;
  const step = steps[key] ?? (typeAhead.isTyping() ? undefined : letterSteps[key]);
  if (isMod(event) && key === ' ') {
    if (active !== null) selectRow(active, { range: false, toggle: true });
  } else if (shiftKey && key === 'End') {
    void selectToEnd();
  } else if (isMod(event) && step !== undefined) {
    moveSelection(step, shiftKey ? 'extend' : 'leave');
  } else if (isMod(event)) {
    if (key !== 'a') return;
    void selectAll();
  } else if (step !== undefined) {
    moveSelection(step, shiftKey ? 'extend' : 'select');
  } else if (key === 'Enter' && active !== null) {
    showNarrow('detail');
    focusDetail();
  } else if (key === 'Escape' && selected.length > 1) {
    select(active ? [active] : [], active);
  } else if (key.length === 1 && !event.altKey && (key !== ' ' || typeAhead.isTyping())) {
    const id = typeAhead.type(key, currentRows(), active);
    if (id !== undefined) select([id], id);
  } else return;
  event.preventDefault();
}
