import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Fragment, Snippet } from '../../src-shared/model/library.ts';
import { tempFolder } from '../testing/library.ts';
import { createDragOut } from './drag-out.ts';

const fragment = (text: string | undefined, about: Partial<Fragment> = {}): Fragment => ({
  id: 'f' as FormatId,
  label: '',
  generic: 'CODE',
  language: 'ts',
  size: 1,
  ...(text !== undefined && { text }),
  ...about,
});

function dragOut(snippets: Readonly<Record<string, { name: string; fragments: Fragment[]; secrets?: Snippet['secrets'] }>>) {
  const folder = join(tempFolder(), 'drag');
  const find = async (id: AssetId) => ({ secrets: [], ...snippets[id] }) as unknown as Snippet;
  return { folder, out: createDragOut({ folder, snippet: find, bytes: async () => Uint8Array.from([1, 2, 3]) }) };
}

test('each fragment is a file with a safe name of its own, readable by nobody else', async () => {
  const { out } = dragOut({
    a: { name: '../../evil', fragments: [fragment('let a;')] },
    b: {
      name: 'pair',
      fragments: [fragment('1', { label: 'one.ts' }), fragment(undefined, { label: 'dot.png', language: 'png' })],
    },
    c: { name: 'Evil', fragments: [fragment('x')] },
  });
  const { files, hidden } = await out.write(['a', 'b', 'c'] as AssetId[]);
  expect(files.map(file => basename(file))).toEqual(['evil.ts', 'one.ts', 'dot.png', 'Evil 2.ts']);
  expect(readFileSync(files[0] as string, 'utf8')).toBe('let a;');
  expect([...readFileSync(files[2] as string)]).toEqual([1, 2, 3]);
  expect([statSync(files[0] as string).mode & 0o777, hidden]).toEqual([0o600, 0]);
});

test('secrets are hidden in what leaves, and counted', async () => {
  const secrets = [{ text: 'hunter2', name: 'password' }];
  const { out } = dragOut({ a: { name: 'env', fragments: [fragment('pw=hunter2\n', { language: 'env' })], secrets } });
  const { files, hidden } = await out.write(['a' as AssetId]);
  expect([readFileSync(files[0] as string, 'utf8'), hidden]).toEqual(['pw=•••••••\n', 1]);
});

test('nothing stays when Magpie ends', async () => {
  const { out, folder } = dragOut({ a: { name: 'a', fragments: [fragment('x')] } });
  await out.write(['a' as AssetId]);
  await out.clear();
  expect(existsSync(folder)).toBe(false);
});
