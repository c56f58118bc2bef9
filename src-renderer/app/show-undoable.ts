import { texts } from '../texts.ts';
import { showToast } from '../ui/toasts.ts';
import { type Undo, undo } from './undo.ts';

/** Says what was done, with a button that takes it back. */
export function showUndoable(text: string, step: Undo): void {
  showToast({ text, tone: 'info', action: { label: texts.undo.undo, run: () => void undo.run(step) } });
}
