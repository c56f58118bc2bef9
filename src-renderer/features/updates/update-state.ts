import { skipToken, useQuery } from '@tanstack/react-query';
import type { UpdateState } from '../../../src-shared/contract/updates.ts';
import { host, subscribe } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { agoTime } from '../../lib/times.ts';
import { texts } from '../../texts.ts';

const queryKey = ['updates'];

/** The desktop says how it stands, and each change; gives its own undo. */
export function listenForUpdates(): () => void {
  if (host !== 'electron') return () => {};
  return subscribe('updates.state', state => void queryClient.setQueryData(queryKey, state));
}

/** What is known about a newer version; undefined until it is told. */
export function useUpdateState(): UpdateState | undefined {
  return useQuery<UpdateState>({ queryKey, queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY }).data;
}

export function updateText(update: UpdateState, now: number): string {
  switch (update.state) {
    case 'none':
      return texts.updates.none[update.why];
    case 'idle':
      return texts.updates.idle;
    case 'looking':
      return texts.updates.looking;
    case 'current':
      return texts.updates.current(agoTime(update.at, now));
    case 'available':
      return texts.updates.available(update.version);
    case 'loading':
      return texts.updates.loading(update.version, update.percent);
    case 'ready':
      return texts.updates.ready(update.version);
    case 'failed':
      return texts.updates.failed[update.why];
  }
}
