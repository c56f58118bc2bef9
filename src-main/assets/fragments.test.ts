import { expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { WireBytes } from '../../src-shared/model/transferable.ts';
import { application, openTestService, save } from '../testing/library.ts';
import type { AssetsService } from './service.ts';

const bytesOf = (text: string) => WireBytes.from(new TextEncoder().encode(text)) as WireBytes;

async function withFragments(service: AssetsService, ...texts: readonly string[]) {
  const [first = '', ...others] = texts;
  const { id } = await save(service, first, { name: 'several' });
  const snippet = id as AssetId;
  if (others.length === 0) return service.handlers['library.snippet']({ id: snippet });
  return service.handlers['fragments.add']({ addition: { snippet, fragments: others.map(payload => ({ payload, label: '' })) } });
}

const textsOf = ({ fragments }: { readonly fragments: readonly { readonly text?: string | undefined }[] }) =>
  fragments.map(({ text }) => text);

test('fragments are added with the language that their name or text says, and found by their text', async () => {
  const service = await openTestService();
  const { id } = await withFragments(service, 'const a = 1');

  const after = await service.handlers['fragments.add']({
    addition: {
      snippet: id,
      at: 0,
      fragments: [
        { label: ' notes.py ', payload: 'def walrus(): pass' },
        { label: '', payload: '#!/bin/sh\necho hi' },
      ],
    },
  });

  expect(after.fragments.map(({ label, language }) => [label, language])).toEqual([
    ['notes.py', 'py'],
    ['', 'sh'],
    ['', after.fragments[2]?.language],
  ]);
  const found = await service.handlers['library.page']({
    page: { filter: { scope: 'all', query: 'walrus', languages: [], tags: [] }, sort: 'newest', limit: 10 },
  });
  expect(found.rows).toMatchObject([{ id, fragments: 3, language: 'py' }]);
});

test('whichever comes first is what clients of the published API are shown', async () => {
  const service = await openTestService();
  const snippet = await withFragments(service, 'one', 'two');
  const [, second] = snippet.fragments;
  if (!second) throw new Error('There is no second fragment');

  const moved = await service.handlers['fragments.move']({ move: { snippet: snippet.id, fragment: second.id, to: 0 } });

  expect(textsOf(moved)).toEqual(['two', 'one']);
  const asset = await service.handlers['assets.get']({ asset: snippet.id, transferables: true });
  expect(asset.original.id).toBe(second.id);
  expect(asset.preview.base?.id).toBe(second.id);
  expect(asset.formats.iterable.map(({ role }) => role)).toEqual(['BOTH', 'ADDITIONAL']);
});

test('the format that repeats a text in bytes goes and comes with the first place', async () => {
  const service = await openTestService();
  const seed = { asset: { application, format: { file: { bytes: { raw: bytesOf('in bytes') } } }, metadata: { name: 'x' } } };
  const { id } = await service.handlers['assets.create']({ seed: Seed.parse(seed), transferables: true });
  const snippet = id as AssetId;
  const rolesOf = async () => {
    const { iterable } = await service.handlers['assets.formats']({ asset: snippet, transferables: true });
    return iterable.map(({ role, fragment }) => [role, fragment?.string?.raw]);
  };
  const after = await service.handlers['fragments.add']({
    addition: { snippet, at: 0, fragments: [{ payload: 'a text', label: '' }] },
  });
  expect(await rolesOf()).toEqual([
    ['BOTH', 'a text'],
    ['ADDITIONAL', undefined],
  ]);

  const [first, second] = after.fragments;
  if (!first || !second) throw new Error('There are not two');
  await service.handlers['fragments.move']({ move: { snippet, fragment: second.id, to: 0 } });

  expect(await rolesOf()).toEqual([
    ['ORIGINAL', undefined],
    ['PREVIEW', 'in bytes'],
    ['ADDITIONAL', 'a text'],
  ]);
});

test('a removed fragment comes back as it was, under its id and in its place', async () => {
  const service = await openTestService();
  const snippet = await withFragments(service, 'one', 'two', 'three');
  const { id } = snippet;
  const gone = snippet.fragments[1];
  if (!gone) throw new Error('There is no second fragment');
  await service.handlers['library.edit']({ edit: { id, fragment: { id: gone.id, label: 'two.rs', text: 'fn two() {}' } } });

  const without = await service.handlers['fragments.remove']({ removal: { snippet: id, fragment: gone.id } });
  expect(textsOf(without)).toEqual(['one', 'three']);
  const back = await service.handlers['fragments.restore']({ restoration: { snippet: id, fragment: gone.id } });

  expect(back.fragments[1]).toEqual({ ...gone, label: 'two.rs', generic: 'CODE', language: 'rs', text: 'fn two() {}', size: 11 });
  expect(textsOf(back)).toEqual(['one', 'fn two() {}', 'three']);
  await expect(service.handlers['fragments.restore']({ restoration: { snippet: id, fragment: gone.id } })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('bytes are copied and brought back as bytes', async () => {
  const service = await openTestService();
  const { id } = await withFragments(service, 'one');
  const bytes = WireBytes.from([0, 255, 1, 2]) as WireBytes;
  const { fragments } = await service.handlers['fragments.add']({
    addition: { snippet: id, fragments: [{ payload: bytes, label: 'x.bin' }] },
  });
  const source = fragments[1];
  if (!source) throw new Error('Nothing was added');

  const copied = await service.handlers['fragments.duplicate']({ copy: { snippet: id, fragment: source.id, label: 'y.bin' } });
  await service.handlers['fragments.remove']({ removal: { snippet: id, fragment: source.id } });
  await service.handlers['fragments.restore']({ restoration: { snippet: id, fragment: source.id } });

  for (const { id: format } of copied.fragments.slice(1)) {
    expect(Array.from((await service.content(format))?.bytes ?? [])).toEqual([0, 255, 1, 2]);
  }
});

test('the only fragment stays, and a change of an older version is refused', async () => {
  const service = await openTestService();
  const { id, version, fragments } = await withFragments(service, 'one');
  const fragment = fragments[0];
  if (!fragment) throw new Error('There is none');
  await expect(service.handlers['fragments.remove']({ removal: { snippet: id, fragment: fragment.id } })).rejects.toMatchObject({
    code: 'unprocessable',
  });
  await service.handlers['library.edit']({ edit: { id, name: 'other' } });
  await expect(
    service.handlers['fragments.add']({ addition: { snippet: id, base: version, fragments: [{ payload: '', label: '' }] } }),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('a name says the language where that was only guessed', async () => {
  const service = await openTestService();
  const { id, fragments } = await withFragments(service, 'x', 'y');
  const name = (fragment: (typeof fragments)[number] | undefined, label: string) =>
    service.handlers['library.edit']({ edit: { id, fragment: { id: (fragment as (typeof fragments)[number]).id, label } } });

  expect((await name(fragments[1], 'a.go')).fragments[1]).toMatchObject({ label: 'a.go', language: 'go' });
  expect((await name(fragments[1], 'a.py')).fragments[1]).toMatchObject({ label: 'a.py', language: 'go' });
});
