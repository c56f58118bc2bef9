import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { KeepingSettings } from '../../src-shared/model/settings.ts';
import { openStorage } from '../storage/connect.ts';
import { openTestService, save, tempFolder, textSeed } from '../testing/library.ts';
import { createChangeFeed } from './change-feed.ts';
import { startHousekeeping } from './housekeeping.ts';
import { toNewAsset } from './seed.ts';
import type { AssetsService } from './service.ts';

const day = 86_400_000;

/** The real housekeeping on a real library, whose clock the test sets. */
async function opened(keeping: Partial<KeepingSettings> = {}, backUp = async () => {}) {
  const storage = await openStorage(tempFolder());
  onTestFinished(() => storage.close());
  let now = Date.now();
  const failures: unknown[] = [];
  const lines: string[] = [];
  const changes = createChangeFeed(storage, error => void failures.push(error));
  const current = { keeping: KeepingSettings.parse(keeping) };
  const housekeeping = startHousekeeping({
    ...{ storage, changes, backUp, quiet: 0 },
    settings: { current: () => current, subscribe: () => () => {} },
    now: () => now,
    report: error => String(failures.push(error)),
    log: line => void lines.push(line),
  });
  onTestFinished(() => housekeeping.close());
  const create = async (text: string) => (await storage.create(toNewAsset(Seed.parse(textSeed(text)), now, randomUUID))).id;
  return {
    ...{ storage, housekeeping, changes, lines, create },
    trash: (...ids: AssetId[]) => storage.trash(ids, now),
    isGone: async (id: AssetId) => (await storage.asset(id)) === 'gone',
    /** Lets days pass, with a look at the clock on each. */
    live: async (days: number) => {
      for (let i = 0; i < days; i++) {
        now += day;
        await housekeeping.round();
      }
    },
    setClock: async (by: number) => {
      now += by;
      await housekeeping.round();
    },
  };
}

test('the trash lets go on the last day, and not before', async () => {
  const { create, trash, live, isGone } = await opened();
  const [early, late, kept] = [await create('early'), await create('late'), await create('kept')];
  await trash(early);
  await live(1);
  await trash(late);
  await live(28);
  expect(await isGone(early)).toBe(false);
  await live(1);
  expect([await isGone(early), await isGone(late), await isGone(kept)]).toEqual([true, false, false]);
});

test('a trash that keeps all lets go of nothing', async () => {
  const { create, trash, live, isGone } = await opened({ trashDays: null });
  const id = await create('kept');
  await trash(id);
  await live(100);
  expect(await isGone(id)).toBe(false);
});

test('a clock that jumps ahead by a year empties no trash, nor does one that was in the past when something was deleted', async () => {
  const { create, trash, live, setClock, isGone } = await opened();
  const [old, wrong] = [await create('old'), await create('wrong')];
  await trash(old);
  await live(20);
  await setClock(365 * day);
  expect(await isGone(old)).toBe(false);
  await setClock(-365 * day);
  await setClock(-20_000 * day); // an empty battery
  await trash(wrong);
  await setClock(20_000 * day);
  await live(3);
  expect([await isGone(old), await isGone(wrong)]).toEqual([false, false]);
  await live(20);
  expect([await isGone(old), await isGone(wrong)]).toEqual([true, false]);
});

test('much goes in turns, each one change, after a backup was made; nothing goes without one', async () => {
  let backups = 0;
  let works = false;
  const { create, trash, live, storage, housekeeping, changes, lines } = await opened({ trashDays: 7 }, async () => {
    backups++;
    if (!works) throw new Error('no backup');
  });
  const ids = await Promise.all(Array.from({ length: 250 }, (_, i) => create(`text ${i}`)));
  await trash(...ids);
  const purged: number[] = [];
  changes.subscribe(({ assets }) => void purged.push(assets.filter(({ kind }) => kind === 'purged').length));
  await expect(live(7)).rejects.toThrow('no backup');
  expect(purged).toEqual([]);

  works = true;
  await housekeeping.round();

  expect(purged.length).toBeGreaterThan(1);
  expect(purged.reduce((sum, count) => sum + count, 0)).toBe(250);
  expect(backups).toBe(2);
  expect(lines).toEqual(['Removed 250 snippets that had lain in the trash for 7 days']);
  expect(await storage.countDue({ at: Date.now(), days: 0 })).toBe(0);
});

test('what is shared stays for those that have it: contents, tags, websites; a tag with a colour stays for itself', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const tagged = (...texts: string[]) => ({ tags: texts.map(text => ({ text })) });
  const gone = (await save(service, 'the same', tagged('shared', 'only here', 'coloured'))).id as AssetId;
  const kept = (await save(service, 'the same', tagged('shared'))).id as AssetId;
  const { tags } = await handlers['tags.list']({});
  const { id } = tags.find(({ text }) => text === 'coloured') as { id: string };
  await handlers['tags.edit']({ edit: { id, colour: 'red' } });

  await handlers['library.trash']({ snippets: { ids: [gone] } });
  await handlers['library.purge']({ snippets: { ids: [gone] } });

  expect((await handlers['tags.list']({})).tags.map(({ text }) => text)).toEqual(['coloured', 'shared']);
  expect((await handlers['library.snippet']({ id: kept })).fragments[0]?.text).toBe('the same');
});

/** One edit of many kinds; numbers choose of what. */
const someEdit = fc.record({
  kind: fc.constantFrom('text', 'text', 'name', 'tags', 'language', 'add', 'remove', 'order'),
  at: fc.nat(9),
  word: fc.stringMatching(/^[a-z]{1,6}$/),
  hours: fc.integer({ min: 1, max: 30 }),
});
type Edit = typeof someEdit extends fc.Arbitrary<infer T> ? T : never;

test('states that stay are the same after others were thinned out, and say how many there were', async () => {
  const folder = tempFolder();
  let now = Date.now() - 1_000 * day;
  const service = await openTestService(folder, () => now);
  const ids: AssetId[] = [];
  for (const edits of fc.sample(fc.array(someEdit, { minLength: 4, maxLength: 25 }), { seed: 26, numRuns: 8 })) {
    const id = (await save(service, 'begin', { name: 'first' })).id as AssetId;
    ids.push(id);
    for (const edit of edits) {
      now += edit.hours * 3_600_000;
      await change(service, id, edit);
    }
  }
  const before = await Promise.all(ids.map(id => statesOf(service, id)));
  await service.close();
  const storage = await openStorage(folder);
  let thinned = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const turn: Awaited<ReturnType<typeof storage.thinVersions>> = await storage.thinVersions({
      ...{ at: now, rules: { wholeDays: 90, most: 5 }, after },
    });
    thinned += turn.thinned;
    after = turn.next;
  }
  await storage.close();

  const again = await openTestService(folder, () => now);
  const after = await Promise.all(ids.map(id => statesOf(again, id)));
  expect(thinned).toBeGreaterThan(10);
  expect(after.flatMap(states => Array.from(states.values(), state => state.thinned)).reduce((a, b) => a + b)).toBe(thinned);
  for (const [i, states] of after.entries()) {
    expect([...states.keys()].at(-1)).toBe([...(before[i]?.keys() ?? [])].at(-1));
    for (const [version, { past }] of states) expect(past).toEqual(before[i]?.get(version)?.past);
  }
});

async function change({ handlers }: AssetsService, id: AssetId, edit: Edit): Promise<void> {
  const { kind, at, word, hours } = edit;
  const { fragments } = await handlers['library.snippet']({ id });
  const fragment = fragments[at % fragments.length]?.id as FormatId;
  const of = { snippet: id, fragment };
  const write = (changed: object) => handlers['library.edit']({ edit: { id, ...changed } });
  if (kind === 'text') await write({ fragment: { id: fragment, text: `${word} ${hours}` } });
  if (kind === 'name') await write({ name: word });
  if (kind === 'tags') await write({ tags: [word] });
  if (kind === 'language') await write({ fragment: { id: fragment, language: 'py', label: word } });
  if (kind === 'add') await handlers['fragments.add']({ addition: { snippet: id, fragments: [{ payload: word, label: word }] } });
  if (kind === 'remove' && fragments.length > 1) await handlers['fragments.remove']({ removal: of });
  if (kind === 'order') await handlers['fragments.move']({ move: { ...of, to: 0 } });
}

/** Every state of a snippet, newest first, by its version. */
async function statesOf({ handlers }: AssetsService, id: AssetId) {
  const { states } = await handlers['history.list']({ id, limit: 100 });
  const whole = states.map(async ({ version, thinned = 0 }) => {
    return [version, { past: await handlers['history.version']({ id, version }), thinned }] as const;
  });
  return new Map(await Promise.all(whole));
}
