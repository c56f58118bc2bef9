import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Change } from '../../src-shared/model/library.ts';
import type { DeletedTags } from '../../src-shared/model/tags.ts';
import { openTestService, save } from '../testing/library.ts';

type Service = Awaited<ReturnType<typeof openTestService>>;

const tagged = (...texts: string[]) => ({ tags: texts.map(text => ({ text })) });

async function tagsOf({ handlers }: Service, id: string): Promise<readonly string[]> {
  return (await handlers['library.snippet']({ id: id as AssetId })).tags;
}

async function idOf({ handlers }: Service, text: string): Promise<string> {
  const { tags } = await handlers['tags.list']({});
  return tags.find(tag => tag.text === text)?.id ?? '';
}

async function found({ handlers }: Service, query: string): Promise<number> {
  const filter = { scope: 'all' as const, query, languages: [], tags: [] };
  return (await handlers['library.page']({ page: { filter, sort: 'newest', limit: 10 } })).total;
}

function changesOf(service: Service): Change[] {
  const changes: Change[] = [];
  service.changes.subscribe(change => void changes.push(change));
  return changes;
}

test('a renamed tag is renamed on every snippet, found by its new text, and is one change', async () => {
  const service = await openTestService();
  const { id: first } = await save(service, 'a', tagged('auth', 'web'));
  const { id: second } = await save(service, 'b', tagged('Auth'));
  await save(service, 'c', tagged('web'));
  const changes = changesOf(service);

  const before = await service.handlers['tags.edit']({ edit: { id: await idOf(service, 'auth'), text: 'log in' } });

  expect(before).toMatchObject({ text: 'auth', count: 2 });
  expect(await tagsOf(service, first)).toEqual(['log in', 'web']);
  expect([await found(service, 'tag:"log in"'), await found(service, 'log in'), await found(service, 'tag:auth')]).toEqual([
    2, 2, 0,
  ]);
  expect(changes).toMatchObject([{ tags: true, assets: [{ id: first }, { id: second }] }]);
  expect((await service.handlers['library.snippet']({ id: first as AssetId })).version).toBe(1);
});

test('saved searches follow a renamed and a merged tag, and come back with it', async () => {
  const service = await openTestService();
  const { handlers } = service;
  await save(service, 'a', tagged('auth'));
  await save(service, 'b', tagged('login'));
  const { id } = await handlers['collections.create']({ collection: { name: 'Mine', query: 'retry  tag:Auth,web' } });
  const query = async () => (await handlers['collections.list']({})).collections.find(one => one.id === id)?.query;
  const auth = await idOf(service, 'auth');

  await handlers['tags.edit']({ edit: { id: auth, text: 'sign in' } });
  expect(await query()).toBe('retry  tag:"sign in",web');
  await handlers['tags.edit']({ edit: { id: auth, text: 'auth' } });

  const deleted = await handlers['tags.merge']({ merge: { ids: [auth], into: await idOf(service, 'login') } });
  expect(await query()).toBe('retry  tag:login,web');
  await handlers['tags.restore']({ deleted });
  expect(await query()).toBe('retry  tag:auth,web');
});

test('a text that another tag has is refused, another spelling of its own is not', async () => {
  const service = await openTestService();
  await save(service, 'a', tagged('auth', 'web'));
  const id = await idOf(service, 'auth');
  await expect(service.handlers['tags.edit']({ edit: { id, text: 'WEB' } })).rejects.toMatchObject({ code: 'name_taken' });
  await service.handlers['tags.edit']({ edit: { id, text: 'Auth', colour: 'teal' } });
  expect((await service.handlers['tags.colours']({})).tags).toEqual([{ text: 'Auth', colour: 'teal' }]);
});

test('a given tag stays given when it is merged into one that was worked out, and the undo knows', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const { id } = await save(service, 'a', tagged('given'));
  const snippets = [{ id: id as AssetId, generated: true as const }];
  await handlers['tags.assign']({ tagging: { add: [{ tag: 'found', snippets }], remove: [] } });
  const generated = async () => (await handlers['library.snippet']({ id: id as AssetId })).generated.tags;
  expect(await generated()).toEqual(['found']);

  const deleted = await handlers['tags.merge']({
    merge: { ids: [await idOf(service, 'given')], into: await idOf(service, 'found') },
  });
  expect(await generated()).toEqual([]);
  await handlers['tags.restore']({ deleted });
  expect([await tagsOf(service, id), await generated()]).toEqual([['given', 'found'], ['found']]);
});

test('what one window undoes leaves alone what another did meanwhile', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const { id: kept } = await save(service, 'a', tagged('auth'));
  const { id: gone } = await save(service, 'b', tagged('auth'));
  const deleted = await handlers['tags.delete']({ tags: { ids: [await idOf(service, 'auth')] } });
  await handlers['library.discard']({ snippets: { ids: [gone as AssetId] } });
  await handlers['companions.createTag']({ tag: { text: 'AUTH' } });

  await handlers['tags.restore']({ deleted });

  expect(await tagsOf(service, kept)).toEqual(['AUTH']);
  expect((await handlers['tags.list']({})).tags).toMatchObject([{ text: 'AUTH', count: 1 }]);
});

test('giving a tag to many tells whom it was new to, so that handing that back undoes it', async () => {
  const service = await openTestService();
  const { handlers } = service;
  const { id: has } = await save(service, 'a', tagged('x', 'auth', 'y'));
  const { id: has2 } = await save(service, 'b');
  const snippets = [has, has2].map(id => ({ id: id as AssetId }));

  const given = await handlers['tags.assign']({ tagging: { add: [{ tag: 'Auth', snippets }], remove: [] } });
  expect(given).toEqual({ add: [{ tag: 'auth', snippets: [{ id: has2 }] }], remove: [] });
  expect((await handlers['library.snippet']({ id: has2 as AssetId })).version).toBe(2);
  await handlers['tags.assign']({ tagging: { add: given.remove, remove: given.add } });
  expect(await tagsOf(service, has2)).toEqual([]);

  const taken = await handlers['tags.assign']({ tagging: { add: [], remove: [{ tag: 'auth', snippets }] } });
  await handlers['tags.assign']({ tagging: { add: taken.remove, remove: [] } });
  expect(await tagsOf(service, has)).toEqual(['x', 'auth', 'y']);
});

/* Random renames, merges, deletions and their undoing, against a map of sets. */
describe('against a model', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const step = fc.oneof(
    fc.record({ do: fc.constant('rename' as const), from: name, to: name }),
    fc.record({ do: fc.constant('merge' as const), from: name, to: name }),
    fc.record({ do: fc.constant('delete' as const), from: name, to: name }),
    fc.record({ do: fc.constant('undo' as const), from: name, to: name }),
  );

  test('snippets have the tags that the model says, and the index agrees', async () => {
    const service = await openTestService();
    const { handlers } = service;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(name, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.array(step, { maxLength: 8 }),
        async (given, steps) => {
          const ids: string[] = [];
          for (const tags of given) ids.push((await save(service, 'x', tagged(...tags))).id);
          let model = given.map(tags => new Set<string>(tags));
          const undone: { readonly model: Set<string>[]; readonly deleted: DeletedTags }[] = [];

          for (const { do: what, from, to } of steps) {
            const [id, target] = [await idOf(service, from), await idOf(service, to)];
            const before = model.map(tags => new Set(tags));
            const renamed = model.map(tags => new Set([...tags].map(tag => (tag === from ? to : tag))));
            if (what === 'undo') {
              const last = undone.pop();
              if (!last) continue;
              await handlers['tags.restore']({ deleted: last.deleted });
              model = last.model;
            } else if (what === 'rename' && id !== '' && target === '') {
              undone.length = 0; // a model of states knows no names that changed since
              await handlers['tags.edit']({ edit: { id, text: to } });
              model = renamed;
            } else if (what === 'merge' && id !== '' && target !== '' && from !== to) {
              undone.push({ model: before, deleted: await handlers['tags.merge']({ merge: { ids: [id], into: target } }) });
              model = renamed;
            } else if (what === 'delete' && id !== '') {
              undone.push({ model: before, deleted: await handlers['tags.delete']({ tags: { ids: [id] } }) });
              for (const tags of model) tags.delete(from);
            }
          }

          for (const [i, id] of ids.entries()) expect(new Set(await tagsOf(service, id))).toEqual(model[i]);
          for (const tag of 'abcde') expect(await found(service, `tag:${tag}`)).toBe(model.filter(tags => tags.has(tag)).length);
          await handlers['library.discard']({ snippets: { ids: ids as AssetId[] } });
          await handlers['tags.delete']({ tags: { ids: (await handlers['tags.list']({})).tags.map(one => one.id) } });
        },
      ),
      { seed: 7, numRuns: 60 },
    );
    expect((await handlers['library.checkIndex']({})).differing).toBe(0);
  });
});
