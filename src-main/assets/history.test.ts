import { expect, test } from 'vitest';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import { openTestService, save } from '../testing/library.ts';

/** A clock that goes on by a minute with every look. */
function minutes(): () => number {
  let at = Date.UTC(2026, 0, 1);
  return () => {
    at += 60_000;
    return at;
  };
}

async function opened(text: string) {
  const service = await openTestService(undefined, minutes());
  const { id } = await save(service, text, { name: 'first', ext: 'ts' });
  const { handlers } = service;
  const snippet = await handlers['library.snippet']({ id: id as AssetId });
  const fragment = snippet.fragments[0]?.id as FormatId;
  const edit = (change: object) => handlers['library.edit']({ edit: { id: snippet.id, ...change } });
  const write = (written: string) => edit({ fragment: { id: fragment, text: written } });
  const list = (query = {}) => handlers['history.list']({ id: snippet.id, limit: 50, ...query });
  const at = (version: number) => handlers['history.version']({ id: snippet.id, version });
  const restore = (version: number) => handlers['history.restore']({ restoration: { id: snippet.id, version } });
  return { service, handlers, snippet, fragment, edit, write, list, at, restore };
}

test('every edit is told with what it changed, newest first, and a favourite mark is none', async () => {
  const { snippet, fragment, edit, write, list } = await opened('a\nb\n');
  await write('a\nB\nc\n');
  await edit({ favourite: true });
  await edit({ name: 'second', tags: ['x'] });
  await edit({ fragment: { id: fragment, language: 'js', label: 'b.js' } });

  const { total, states } = await list();
  expect(total).toBe(4);
  expect(states.map(({ changes }) => changes)).toEqual([
    [
      { kind: 'language', fragment, label: 'b.js', from: 'ts', to: 'js' },
      { kind: 'label', fragment, label: 'b.js', from: '' },
    ],
    [
      { kind: 'name', from: 'first', to: 'second' },
      { kind: 'tags', added: ['x'], removed: [] },
    ],
    [{ kind: 'text', fragment, label: '', added: 2, removed: 1, bytes: 2 }],
    [],
  ]);
  expect(states.at(-1)?.at).toBe(snippet.created);
  expect(states.map(({ at }) => at)).toEqual(states.map(({ at }) => at).toSorted((a, b) => b - a));
});

test('the list goes on page by page', async () => {
  const { write, list } = await opened('0');
  for (const text of ['1', '2', '3', '4']) await write(text);
  const whole = await list();
  const first = await list({ limit: 2 });
  const second = await list({ limit: 2, before: first.next });
  const third = await list({ limit: 2, before: second.next });
  expect([...first.states, ...second.states, ...third.states]).toEqual(whole.states);
  expect(third.next).toBeUndefined();
});

test('a restored version is an edit, and restoring what was before takes it back', async () => {
  const { handlers, snippet, edit, write, list, restore } = await opened('one');
  await write('two');
  await edit({ name: 'second', tags: ['x'] });
  const before = await handlers['library.snippet']({ id: snippet.id });
  const [, , first] = (await list()).states;

  const restored = await restore(first?.version as number);
  expect(restored).toMatchObject({ name: 'first', tags: [], fragments: [{ text: 'one' }] });
  expect((await list()).total).toBe(4);
  expect(await restore(before.version)).toMatchObject({ name: 'second', tags: ['x'], fragments: [{ text: 'two' }] });
});

test('a removed fragment stands in the versions before, and comes back with them', async () => {
  const { handlers, snippet, fragment, list, at, restore } = await opened('one');
  const { id } = snippet;
  const added = await handlers['fragments.add']({ addition: { snippet: id, fragments: [{ payload: 'two', label: 'b.py' }] } });
  const second = added.fragments[1]?.id as FormatId;
  await handlers['library.edit']({ edit: { id, fragment: { id: second, text: 'TWO' } } });
  await handlers['fragments.move']({ move: { snippet: id, fragment: second, to: 0 } });
  const both = await handlers['library.snippet']({ id });
  await handlers['fragments.remove']({ removal: { snippet: id, fragment: second } });

  const kinds = (await list()).states.map(({ changes }) => changes.map(({ kind }) => kind));
  expect(kinds).toEqual([['removed'], ['order'], ['text'], ['added'], []]);
  const past = await at(both.version);
  expect(past.fragments).toMatchObject([
    { id: second, label: 'b.py', language: 'py', text: 'TWO' },
    { id: fragment, text: 'one' },
  ]);
  expect((await restore(both.version)).fragments).toEqual(both.fragments);
  expect((await restore(added.version)).fragments).toMatchObject([{ id: fragment }, { id: second, text: 'two' }]);
  expect((await restore(snippet.version)).fragments).toMatchObject([{ id: fragment, text: 'one' }]);
});

test('a secret that was redacted is known in the version that holds it', async () => {
  const key = `sk_live_${'51HxYzAbCdEfGhIjKlMnOpQr'}`;
  const { handlers, snippet, at } = await opened(`const key = '${key}'`);
  await handlers['library.redact']({ redaction: { id: snippet.id } });
  expect((await at(snippet.version)).secrets).toMatchObject([{ text: key }]);
});

test('the history of what never was is not found, and an overtaken restore is a conflict', async () => {
  const { handlers, snippet, at, write } = await opened('one');
  await expect(at(7)).rejects.toMatchObject({ code: 'not_found' });
  const never = '00000000-0000-4000-8000-000000000000' as AssetId;
  await expect(handlers['history.list']({ id: never, limit: 5 })).rejects.toMatchObject({ code: 'not_found' });
  await write('two');
  const restoration = { id: snippet.id, version: snippet.version, base: snippet.version };
  await expect(handlers['history.restore']({ restoration })).rejects.toMatchObject({ code: 'conflict' });
});
