import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Change } from '../../src-shared/model/library.ts';
import { libraryKeys } from '../features/library/queries.ts';
import { startLiveUpdates } from './live-updates.ts';

vi.mock('../api/bridge.ts', () => ({ call: () => Promise.reject(new Error('not called in this test')) }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const id = 'a' as AssetId;
const changed = (revision: number): Change => ({ revision, assets: [{ id, kind: 'changed' }] });
const greeting = (revision: number): Change => ({ revision, assets: [] });

/** A client with one list and two snippets on view, counting their fetches. */
function setUp() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const fetches = { list: 0, collections: 0, a: 0, b: 0 };
  const show = (key: readonly unknown[], name: keyof typeof fetches) =>
    new QueryObserver(client, { queryKey: key, queryFn: async () => ++fetches[name] }).subscribe(() => {});
  show([...libraryKeys.lists(), 'pages'], 'list');
  show(libraryKeys.collections(), 'collections');
  show(libraryKeys.snippet('a'), 'a');
  show(libraryKeys.snippet('b'), 'b');

  const feeds: { send(change: Change): void; lose(): void }[] = [];
  const connection: boolean[] = [];
  const stop = startLiveUpdates({
    client,
    subscribe: (send, lose) => {
      feeds.push({ send, lose });
      return () => {};
    },
    onConnection: connected => connection.push(connected),
  });
  const send = async (...changes: Change[]) => {
    for (const change of changes) feeds.at(-1)?.send(change);
    await vi.advanceTimersByTimeAsync(1_000);
  };
  return { fetches, feeds, connection, send, stop };
}

test('the first value only tells where the feed stands', async () => {
  const { fetches, send } = setUp();
  await send(greeting(7));
  expect(fetches).toEqual({ list: 1, collections: 1, a: 1, b: 1 });
});

test('a change fetches its snippet and the lists, and nothing else', async () => {
  const { fetches, send } = setUp();
  await send(greeting(7), changed(8));
  expect(fetches).toEqual({ list: 2, collections: 2, a: 2, b: 1 });
});

test('many changes at once fetch the lists a few times only', async () => {
  const { fetches, send } = setUp();
  await send(greeting(0), ...Array.from({ length: 500 }, (_, index) => changed(index + 1)));
  expect(fetches.list).toBeLessThanOrEqual(3);
  expect(fetches.collections).toBeLessThanOrEqual(3);
});

test('a gap in the revisions fetches everything again', async () => {
  const { fetches, send } = setUp();
  await send(greeting(7), changed(12));
  expect(fetches).toEqual({ list: 2, collections: 2, a: 2, b: 2 });
});

test('a lost feed is opened again, and what was missed is fetched', async () => {
  const { fetches, feeds, connection, send } = setUp();
  await send(greeting(7));
  feeds[0]?.lose();
  await vi.advanceTimersByTimeAsync(250);
  expect(feeds).toHaveLength(2);

  await send(greeting(9));
  expect(fetches).toEqual({ list: 2, collections: 2, a: 2, b: 2 });
  expect(connection).toEqual([true, false, true]);
});

test('a feed that was lost without a change meanwhile fetches nothing', async () => {
  const { fetches, feeds, send } = setUp();
  await send(greeting(7));
  feeds[0]?.lose();
  await vi.advanceTimersByTimeAsync(250);
  await send(greeting(7));
  expect(fetches).toEqual({ list: 1, collections: 1, a: 1, b: 1 });
});

test('attempts to come back are further and further apart, up to five seconds', async () => {
  const { feeds, stop } = setUp();
  for (const wait of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    const before = feeds.length;
    feeds.at(-1)?.lose();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(feeds).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(feeds).toHaveLength(before + 1);
  }
  stop();
});
