import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { changeLocalApi } from './local-api.ts';
import { useAttempt } from './use-attempt.ts';

/** One control's way to change the local API. */
export function useChange() {
  const { attempt, ...rest } = useAttempt();
  return { ...rest, change: (make: (settings: ServerSettings) => ServerSettings) => attempt(() => changeLocalApi(make)) };
}
