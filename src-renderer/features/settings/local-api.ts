import { useQuery } from '@tanstack/react-query';
import type { ServerSettings } from '../../../src-shared/model/settings.ts';
import { call, host } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { libraryQueries } from '../library/queries.ts';
import { type ApiState, apiStateOf, askAgainAfter } from './api-state.ts';
import { settingsQuery, updateSettings } from './settings-query.ts';

export interface LocalApi {
  readonly state: ApiState;
  readonly address: string | undefined;
  /** Absent in a browser, and until they are here. */
  readonly settings: ServerSettings | undefined;
}

/** The local API: what is wanted of it and what became of that. */
export function useLocalApi(): LocalApi {
  const { data: settings } = useQuery(settingsQuery);
  const stateOf = (address: string | undefined, asked: number) =>
    apiStateOf({ enabled: host === 'electron' ? settings?.server.enabled : true, address, asked });
  const { data: info } = useQuery({
    ...libraryQueries.info(),
    refetchOnWindowFocus: 'always',
    notifyOnChangeProps: 'all', // the same answer once more counts too
    refetchInterval: ({ state: { data, dataUpdateCount } }) => askAgainAfter(stateOf(data?.address, dataUpdateCount)),
  });
  const asked = queryClient.getQueryState(libraryQueries.info().queryKey)?.dataUpdateCount ?? 0;
  return { state: stateOf(info?.address, asked), address: info?.address, settings: settings?.server };
}

/** Applies a change of what the settings are now; settles once the API has followed. Throws what the service says. */
export async function changeLocalApi(change: (settings: ServerSettings) => ServerSettings): Promise<void> {
  const { server } = await call('settings.get', {});
  await updateSettings({ server: change(server) });
  await queryClient.invalidateQueries({ queryKey: libraryQueries.info().queryKey });
}
