import { queryOptions } from '@tanstack/react-query';
import { type EnrichmentStep, enrichmentSteps } from '../../../src-shared/model/settings.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { updateSettings } from './settings-query.ts';

/** While something waits, and to notice that something does: the feed of changes tells only what was found. */
const askEveryMs = { busy: 500, idle: 3_000 };

export const enrichmentQuery = queryOptions({
  queryKey: ['enrichment'],
  queryFn: () => call('enrichment.state', {}),
  refetchOnMount: 'always',
  refetchInterval: ({ state: { data } }) => (data?.running ? askEveryMs.busy : askEveryMs.idle),
});

/** Switches one step; the others stay as they are now. Throws what the service says. */
export async function switchStep(step: EnrichmentStep, on: boolean): Promise<void> {
  const { enrichment } = await call('settings.get', {});
  await updateSettings({ enrichment: { ...enrichment, [step]: on } });
}

/** Puts all snippets in the queue again; of the steps only those run that are switched on. */
export async function goThroughAgain(): Promise<void> {
  await call('enrichment.rerun', { steps: { steps: [...enrichmentSteps] } });
  await queryClient.invalidateQueries({ queryKey: enrichmentQuery.queryKey });
}

export async function stopGoingThrough(): Promise<void> {
  await call('enrichment.cancel', {});
  await queryClient.invalidateQueries({ queryKey: enrichmentQuery.queryKey });
}
