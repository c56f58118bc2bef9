import { textOfError } from '../lib/error-text.ts';
import { texts } from '../texts.ts';
import { showError, showToast } from '../ui/toasts.ts';

export interface Undo {
  readonly run: () => Promise<void>;
  /** What is said when it was undone; a function where only that tells. */
  readonly done: string | (() => string);
}

/** Steps further back are about what nobody remembers. */
const depth = 50;

/** What can be taken back, newest last. A step leaves it when it runs, by its own button or by the key. */
export function createUndoStack(told: { done(text: string): void; failed(error: unknown): void; nothing(): void }) {
  let steps: Undo[] = [];

  async function run(step: Undo): Promise<void> {
    if (!steps.includes(step)) return;
    steps = steps.filter(other => other !== step);
    try {
      await step.run();
      told.done(typeof step.done === 'string' ? step.done : step.done());
    } catch (error) {
      told.failed(error);
    }
  }

  return {
    push(step: Undo): Undo {
      steps = [...steps, step].slice(-depth);
      return step;
    },
    run,
    async runLast(): Promise<void> {
      const last = steps.at(-1);
      if (last) await run(last);
      else told.nothing();
    },
  };
}

export const undo = createUndoStack({
  done: text => void showToast({ text, tone: 'info' }),
  failed: error => showError(`${texts.undo.failed}. ${textOfError(error)}`),
  nothing: () => void showToast({ text: texts.undo.nothing, tone: 'info' }),
});
