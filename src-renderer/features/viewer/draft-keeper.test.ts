import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../src-shared/errors.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { createDraftKeeper, type Draft, type DraftStart, isHomeless } from './draft-keeper.ts';

const fragmentId = 'f' as FormatId;
const start: DraftStart = { snippetId: 's' as AssetId, fragmentId, base: 1, original: 'old' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A service that holds one text and its version, as the real one checks them. */
function setUp() {
  const service = {
    text: 'old',
    version: 1,
    saves: [] as string[],
    created: [] as string[],
    failure: undefined as AppError | undefined,
  };
  const snippet = (): Snippet =>
    ({ id: start.snippetId, version: service.version, fragments: [{ id: fragmentId, text: service.text }] }) as Snippet;
  const entries = new Map<string, string>();
  const storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> = {
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
    key: index => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
  const make = (windowId = 'first') =>
    createDraftKeeper({
      save: async ({ base, text }: Draft) => {
        await new Promise(resolve => setTimeout(resolve, 10));
        if (service.failure) throw service.failure;
        if (base !== service.version) throw new AppError('conflict', 'changed');
        service.text = text;
        service.version++;
        service.saves.push(text);
        return snippet();
      },
      fetch: async () => snippet(),
      saveAsNew: async ({ text }) => {
        service.created.push(text);
        return 'new' as AssetId;
      },
      storage,
      now: Date.now,
      windowId,
    });
  return { service, entries, make, keeper: make() };
}

test('a pause in typing saves once', async () => {
  const { service, keeper, entries } = setUp();
  keeper.write(start, 'n');
  keeper.write(start, 'ne');
  keeper.write(start, 'new');
  await vi.runAllTimersAsync();

  expect(service.saves).toEqual(['new']);
  expect(keeper.wasSaved(fragmentId)).toBe(true);
  expect(entries.size).toBe(0);
});

test('who types without a pause is saved every few seconds', async () => {
  const { service, keeper } = setUp();
  for (let i = 0; i < 70; i++) {
    keeper.write(start, `text ${i}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(service.saves).toHaveLength(2);
});

test('what is typed during a save is saved after it, on the version it made', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'one');
  void keeper.flush(fragmentId);
  keeper.write(start, 'one two');
  await vi.runAllTimersAsync();

  expect(service.saves).toEqual(['one', 'one two']);
  expect(keeper.get(fragmentId)).toBeUndefined();
});

test('settling a snippet waits for the save that is under way and for what was typed meanwhile', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'one');
  void keeper.flush(fragmentId);
  keeper.write(start, 'one two');
  const settled = keeper.settleSnippet(start.snippetId);
  await vi.advanceTimersByTimeAsync(50);

  expect(await settled).toBe(true);
  expect(service.saves).toEqual(['one', 'one two']);
  expect(await keeper.settleSnippet(start.snippetId)).toBe(true);
});

test('a snippet whose text cannot be saved does not settle', async () => {
  const { service, keeper } = setUp();
  service.failure = new AppError('unavailable', 'away');
  keeper.write(start, 'one');
  const settled = keeper.settleSnippet(start.snippetId);
  await vi.advanceTimersByTimeAsync(50);

  expect(await settled).toBe(false);
  expect(keeper.get(fragmentId)?.text).toBe('one');
});

test('a key right after a save, before the page shows it, is no conflict', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'one');
  await vi.runAllTimersAsync();
  keeper.write(start, 'one two');
  await vi.runAllTimersAsync();

  expect(service.saves).toEqual(['one', 'one two']);
});

test('a change of something else meanwhile is no conflict', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'mine');
  service.version = 5;
  await vi.runAllTimersAsync();

  expect(service.text).toBe('mine');
});

test('a change of the same text asks, and keeps mine when told so', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'mine');
  service.version = 2;
  service.text = 'theirs';
  await vi.runAllTimersAsync();
  expect(keeper.get(fragmentId)).toMatchObject({ state: 'conflict', text: 'mine' });

  void keeper.keepMine(fragmentId);
  await vi.runAllTimersAsync();
  expect(service.text).toBe('mine');
});

test('in a conflict the other text can be taken', async () => {
  const { service, keeper } = setUp();
  keeper.write(start, 'mine');
  service.version = 2;
  service.text = 'theirs';
  await vi.runAllTimersAsync();
  keeper.takeTheirs(fragmentId);
  await vi.runAllTimersAsync();

  expect(keeper.get(fragmentId)).toBeUndefined();
  expect(service.text).toBe('theirs');
});

test('a failed save keeps the text and can be tried again', async () => {
  const { service, keeper } = setUp();
  service.failure = new AppError('storage_full', 'full');
  keeper.write(start, 'new');
  await vi.runAllTimersAsync();
  expect(keeper.get(fragmentId)).toMatchObject({ state: 'failed', text: 'new' });

  service.failure = undefined;
  void keeper.flush(fragmentId);
  await vi.runAllTimersAsync();
  expect(service.text).toBe('new');
});

test('what a window could not save before it ended is saved by the next one', async () => {
  const { service, keeper, make } = setUp();
  service.failure = new AppError('unavailable', 'away');
  keeper.write(start, 'typed last');
  await vi.runAllTimersAsync();
  service.failure = undefined;

  vi.advanceTimersByTime(60_000);
  const recovering = make('second').recover();
  await vi.runAllTimersAsync();

  expect(await recovering).toBe(1);
  expect(service.text).toBe('typed last');
});

test('a draft of a window that still lives is left to it', async () => {
  const { service, keeper, make } = setUp();
  keeper.write(start, 'half');
  expect(await make('second').recover()).toBe(0);
  expect(service.saves).toEqual([]);
});

test('a page that is shown again takes up at once what it could not save before, however long, and says nothing while it cannot', async () => {
  const { service, keeper, make } = setUp();
  service.failure = new AppError('storage_full', 'full');
  const long = 'typed '.repeat(50_000);
  keeper.write(start, long);
  await vi.runAllTimersAsync();
  const again = make();
  const recovering = again.recover();
  await vi.runAllTimersAsync();
  expect(await recovering).toBe(0);
  expect(again.get(fragmentId)).toMatchObject({ state: 'failed', text: long });

  service.failure = undefined;
  void again.flushAll();
  await vi.runAllTimersAsync();
  expect(service.text).toBe(long);
});

test('what was left behind before the clock was set back is not waited for', async () => {
  const { service, keeper, make } = setUp();
  service.failure = new AppError('unavailable', 'away');
  keeper.write(start, 'typed last');
  await vi.runAllTimersAsync();
  service.failure = undefined;
  vi.setSystemTime(Date.now() - 3_600_000);
  const recovering = make('second').recover();
  await vi.runAllTimersAsync();

  expect(await recovering).toBe(1);
  expect(service.text).toBe('typed last');
});

test('what was typed into a snippet that is gone meanwhile is kept, and becomes one of its own when asked', async () => {
  const { service, keeper, entries } = setUp();
  service.failure = new AppError('gone', 'gone');
  keeper.write(start, 'typed');
  await vi.runAllTimersAsync();
  expect(isHomeless(keeper.get(fragmentId))).toBe(true);
  expect(keeper.ofSnippet(start.snippetId)?.text).toBe('typed');

  expect(await keeper.rescue(fragmentId)).toBe('new');
  expect([service.created, keeper.get(fragmentId), entries.size]).toEqual([['typed'], undefined, 0]);
});

test('a draft left behind whose snippet is gone becomes a snippet of its own', async () => {
  const { service, keeper, make } = setUp();
  keeper.write(start, 'typed last');
  vi.setSystemTime(Date.now() + 60_000);
  service.failure = new AppError('not_found', 'gone');
  const recovering = make().recover();
  await vi.advanceTimersByTimeAsync(50);
  expect(await recovering).toBe(1);
  expect(service.created).toEqual(['typed last']);
});
