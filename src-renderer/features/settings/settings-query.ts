import { queryOptions } from '@tanstack/react-query';
import type { Input } from '../../../src-shared/contract/index.ts';
import { call, host } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => call('settings.get', {}),
  enabled: host === 'electron', // over HTTP they are not served
  refetchOnWindowFocus: 'always', // another window may have changed them
});

/** Replaces groups of settings. Throws what the service says. */
export async function updateSettings(settings: Input<'settings.update'>['settings']): Promise<void> {
  queryClient.setQueryData(settingsQuery.queryKey, await call('settings.update', { settings }));
}
