import { useState } from 'react';
import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { changeLocalApi } from './local-api.ts';

/** One control's way to change the local API: what it said when that failed, and whether it is under way. */
export function useChange() {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** Tells whether it was done. */
  async function change(make: (settings: ServerSettings) => ServerSettings): Promise<boolean> {
    setBusy(true);
    setProblem(undefined);
    try {
      await changeLocalApi(make);
      return true;
    } catch (error) {
      setProblem(texts.settings.failed(textOfError(error)));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { problem, setProblem, busy, change };
}
