import { expect, test, vi } from 'vitest';
import type { Copied } from '../../src-shared/contract/shell.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { openTestService, save } from '../testing/library.ts';
import { createInsert, type InsertDeps } from './insert.ts';
import type { Entry } from './paste/clipboard-loan.ts';

async function desk(changed: Partial<InsertDeps<string>> = {}) {
  const service = await openTestService();
  const done: string[] = [];
  const show = (entry: Entry<string>) => Object.values(entry).join();
  const report = vi.fn();
  const insert = createInsert<string>({
    library: service.handlers,
    content: service.content,
    clipboard: {
      read: async () => [],
      write: async ([entry]) => void done.push(`copied ${entry && show(entry)}`),
      equal: async () => true,
    },
    textEntry: text => ({ 'text/plain': text }),
    imageEntry: ({ bytes, mime }) => (mime === 'image/png' ? { 'image/png': `${bytes.length} bytes` } : undefined),
    paste: async (entry, steps) => void done.push(`pasted ${show(entry)}, ${steps} left`),
    mayPaste: () => 'yes',
    leave: () => void done.push('left'),
    tell: ({ why, secrets }: Copied) => void done.push(`told ${why}, ${secrets} secrets`),
    report,
    ...changed,
  });
  const usesOf = async (id: AssetId) => {
    const page = { filter: { scope: 'all' as const, query: '', languages: [], tags: [] }, sort: 'newest' as const, limit: 10 };
    return (await service.handlers['library.page']({ page })).rows.find(row => row.id === id)?.uses;
  };
  return { insert, done, report, usesOf, save: async (text: string) => (await save(service, text)).id as AssetId };
}

test('the text is pasted as it is, or as it was filled in with the caret in its place, and counts as used', async () => {
  const { insert, done, usesOf, save } = await desk();
  const id = await save('for {{x}}');
  await insert({ id, as: 'paste' });
  await insert({ id, as: 'paste', filled: { text: 'for é()', caret: 5 } });
  expect(done).toEqual(['pasted for {{x}}, 0 left', 'pasted for é(), 2 left']);
  expect(await usesOf(id)).toBe(2);
});

test('a copy that was asked for leaves the text on the clipboard before the focus goes', async () => {
  const { insert, done, save } = await desk();
  await insert({ id: await save('text'), as: 'copy' });
  expect(done).toEqual(['copied text', 'left', 'told asked, 0 secrets']);
});

test.each(['unable', 'permission'] as const)('where pasting is not possible (%s) it copies and says so', async why => {
  const { insert, done, usesOf, save } = await desk({ mayPaste: () => why });
  const id = await save('text');
  await insert({ id, as: 'paste' });
  expect(done).toEqual(['copied text', 'left', `told ${why}, 0 secrets`]);
  expect(await usesOf(id)).toBe(1);
});

test('where the keys are refused at the last moment the text is copied all the same', async () => {
  const refused = new Error('the compositor refuses');
  const { insert, done, report, save } = await desk({ paste: () => Promise.reject(refused) });
  await insert({ id: await save('text'), as: 'paste' });
  expect(done).toEqual(['copied text', 'left', 'told unable, 0 secrets']);
  expect(report).toHaveBeenCalledWith(refused);
});

test('what cannot be pasted is refused, with nothing done', async () => {
  const { insert, done } = await desk();
  await expect(insert({ id: '6a9e37e1-e49c-4985-ab56-480f67f05a64' as AssetId, as: 'paste' })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(done).toEqual([]);
});
