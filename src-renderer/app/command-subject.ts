import type { Snippet } from '../../src-shared/model/library.ts';
import { plainName } from '../../src-shared/model/plain-name.ts';
import { libraryQueries } from '../features/library/queries.ts';
import { readableCount } from '../lib/sizes.ts';
import { texts } from '../texts.ts';
import type { CommandGroup } from './commands.ts';
import { queryClient } from './query-client.ts';
import { useUi } from './ui-store.ts';

/** What the commands of a group would act on now, in words; null where there is nothing, undefined where they need nothing. */
export function subjectOf(group: CommandGroup): string | null | undefined {
  const { active, selected, filter } = useUi.getState();
  if (group === 'snippet') return active === null ? null : nameOf(active);
  if (group !== 'selection' && group !== 'aside') return undefined;
  const isAside = filter.scope === 'trash' || filter.scope === 'suggested';
  if (selected.length === 0 || (group === 'aside' ? !isAside : filter.scope === 'trash')) return null;
  return selected.length === 1 && active !== null ? nameOf(active) : texts.list.count(readableCount(selected.length), false);
}

/** The snippet on view has been fetched; until it is here it goes without a name. */
function nameOf(id: string): string {
  const snippet = queryClient.getQueryData<Snippet>(libraryQueries.snippet(id).queryKey);
  return snippet ? plainName(snippet.name) : '';
}
