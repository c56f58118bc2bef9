import type { ServerSettings } from '../../src-shared/model/settings.ts';
import type { StartOptions } from './start-server.ts';

/** The guards that a person chose, read at each request: a change holds from the next one on. */
export function settingsRules(settings: () => ServerSettings): Required<Pick<StartOptions, 'allowsOrigin' | 'token'>> {
  return {
    allowsOrigin: origin => settings().origins.some(allowed => allowed.toLowerCase() === origin.toLowerCase()),
    token: () => settings().token,
  };
}
