import { queryOptions, useQuery } from '@tanstack/react-query';
import type { HotkeyChange } from '../../../src-shared/contract/shell.ts';
import { capsOf, type HotkeyName } from '../../../src-shared/model/hotkeys.ts';
import { call, host, platform } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';

export const hotkeysQuery = queryOptions({
  queryKey: ['hotkeys'],
  queryFn: () => call('shell.hotkeys', {}),
  enabled: host === 'electron', // a browser has none
  refetchOnWindowFocus: 'always', // another window may have changed them
});

/** What stands on the keys of an action that works now; undefined where there is none. */
export function useHotkeyCaps(name: HotkeyName): readonly string[] | undefined {
  const { data } = useQuery(hotkeysQuery);
  const found = data?.find(hotkey => hotkey.name === name);
  const works = found?.state === 'on' || found?.state === 'asked';
  return works && found.accelerator !== null ? capsOf(found.accelerator, platform) : undefined;
}

/** Takes another key for something, or none. Throws what the service says. */
export async function changeHotkey(name: HotkeyName, accelerator: string | null): Promise<HotkeyChange> {
  const change = await call('shell.changeHotkey', { name, accelerator });
  await queryClient.invalidateQueries({ queryKey: hotkeysQuery.queryKey });
  return change;
}
