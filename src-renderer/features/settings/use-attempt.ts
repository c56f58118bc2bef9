import { useState } from 'react';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';

/** One control's way to change something: what was said when that failed, and whether it is under way. */
export function useAttempt() {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** Tells whether it was done. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(texts.settings.failed(textOfError(error)));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { problem, setProblem, busy, attempt };
}
