import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Change } from '../../src-shared/model/library.ts';
import { libraryKeys } from '../features/library/queries.ts';
import { keepSubscribed, type Open } from './keep-subscribed.ts';

export interface LiveOptions {
  readonly client: QueryClient;
  /** Opens the change feed. */
  readonly subscribe: Open<Change>;
  readonly onConnection: (connected: boolean) => void;
}

/** Lists are fetched again at most this often while changes pour in, as in an import. */
const listsEveryMs = 120;
/** Collections less often: each smart one is a search to be counted. */
const collectionsEveryMs = 1_000;

/** The one tie between the change feed and the caches: mutations elsewhere do not invalidate by hand. Gives its own undo. */
export function startLiveUpdates({ client, subscribe, onConnection }: LiveOptions): () => void {
  const lists = createRefresher(() => refetch(client, libraryKeys.lists()), listsEveryMs);
  const collections = createRefresher(() => refetch(client, libraryKeys.collections()), collectionsEveryMs);
  let revision: number | undefined;
  let lost = false;

  function receive(change: Change): void {
    const isNew = lost;
    if (isNew) void refetch(client, libraryKeys.index()); // a service that starts may have to make it anew
    lost = false;
    onConnection(true);
    const known = revision;
    revision = change.revision;
    // The first value of a feed is the revision now, without assets: equal to ours, nothing was missed.
    const greeting = change.assets.length === 0 && change.revision === known;
    if (known === undefined || greeting) return;
    if (change.restored || isNew || change.revision !== known + 1) {
      refetchAll();
      return;
    }
    for (const { id, kind } of change.assets) {
      if (kind === 'purged') client.removeQueries({ queryKey: libraryKeys.snippet(id), type: 'inactive' });
      void refetch(client, libraryKeys.snippet(id));
    }
    if (change.tags) void refetch(client, libraryKeys.tagColours());
    lists.request();
    collections.request();
  }

  function refetchAll(): void {
    void refetch(client, libraryKeys.snippets());
    void refetch(client, libraryKeys.tagColours());
    lists.request();
    collections.request();
  }

  const close = keepSubscribed(subscribe, receive, () => {
    lost = true;
    onConnection(false);
  });
  return () => {
    lists.stop();
    collections.stop();
    close();
  };
}

/** Marks queries as old and fetches those on view; a first fetch that was under way may have read the time before, so it is repeated. */
async function refetch(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const queries = client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
  const early = queries.filter(query => query.state.data === undefined);
  await client.invalidateQueries({ queryKey });
  await Promise.all(early.map(query => client.invalidateQueries({ queryKey: query.queryKey, exact: true })));
}

/** Runs a refresh soon after it is asked for, never two at once, and once more for what came while one ran. */
function createRefresher(refresh: () => Promise<void>, everyMs: number) {
  let running = false;
  let wanted = false;
  let stopped = false;
  let last = 0;

  async function run(): Promise<void> {
    running = true;
    while (wanted && !stopped) {
      const wait = last + everyMs - Date.now();
      if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
      wanted = false;
      last = Date.now();
      await refresh();
    }
    running = false;
  }

  return {
    request(): void {
      wanted = true;
      if (!running) void run();
    },
    stop(): void {
      stopped = true;
    },
  };
}
