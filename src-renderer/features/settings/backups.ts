import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';

/** While something is under way it is asked how far it is, in milliseconds. */
const whileRunningMs = 500;
/** Else now and then: a daily backup makes itself. */
const otherwiseMs = 60_000;

const backupsKey = ['backups'];

export const backupStateQuery = queryOptions({
  queryKey: [...backupsKey, 'state'],
  queryFn: () => call('backups.state', {}),
  refetchOnMount: 'always',
  refetchInterval: ({ state }) => (state.data?.running ? whileRunningMs : otherwiseMs),
});

export const backupListQuery = queryOptions({
  queryKey: [...backupsKey, 'list'],
  queryFn: () => call('backups.list', {}),
  refetchOnMount: 'always',
});

/** Does something to the backups; what is shown of them is how it begins and how it ends. */
export async function withBackups<T>(work: () => Promise<T>): Promise<T> {
  const result = work();
  const refetch = () => queryClient.invalidateQueries({ queryKey: backupsKey });
  try {
    return await result;
  } finally {
    await refetch();
  }
}
