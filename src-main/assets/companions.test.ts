import { expect, test } from 'vitest';
import { openTestService, save } from '../testing/library.ts';

/* assets-api section 14: what released plug-ins call beside the fifteen. */

test('an update takes over name and favourite mark, as one change, and leaves the rest as it is stored', async () => {
  const service = await openTestService();
  const { id, updated } = await save(service, 'text', { name: 'old', tags: [{ text: 'keep' }] });
  const revision = service.changes.revision;

  const asset = await service.handlers['companions.updateAsset']({
    asset: { id: id as never, name: 'new', favorited: true },
    transferables: false,
  });

  expect([asset.name, asset.favorited, asset.tags?.iterable[0]?.text]).toEqual(['new', true, 'keep']);
  expect(Date.parse(asset.updated.value)).toBeGreaterThanOrEqual(Date.parse(updated.value));
  expect(service.changes.revision).toBe(revision + 1);
});

test('a reclassified asset shows its new language everywhere', async () => {
  const service = await openTestService();
  const { id } = await save(service, 'x', { ext: 'txt' });

  const asset = await service.handlers['companions.reclassify']({
    reclassification: { ext: 'py', asset: { id: id as never } },
    transferables: true,
  });

  expect(asset.original.reference?.classification).toEqual({ generic: 'CODE', specific: 'py' });
  expect(asset.formats.iterable[0]?.fragment?.metadata?.ext).toBe('py');
});

test('a new value of a format is stored, found, and announced as a change', async () => {
  const service = await openTestService();
  const { id, original } = await save(service, 'before');

  const format = await service.handlers['companions.updateFormat']({
    format: { id: original.id as never, fragment: { string: { raw: 'after it' } } },
    transferable: true,
  });

  expect(format.fragment?.string?.raw).toBe('after it');
  expect(format.bytes.value).toBe(8);
  expect((await service.handlers['companions.format']({ format: original.id as never, transferable: true })).asset.id).toBe(id);
  expect((await service.handlers['companions.fullTextSearch']({ query: 'after it', pseudo: false })).exact).toBe(1);
});

test('a new value needs text or bytes', async () => {
  const service = await openTestService();
  const asset = await save(service, 'x');
  await expect(
    service.handlers['companions.updateFormat']({ format: { id: asset.original.id as never }, transferable: true }),
  ).rejects.toMatchObject({ code: 'unprocessable' });
});

test('tags are made once, found without regard to case, and linked once', async () => {
  const service = await openTestService();
  const { id } = await save(service, 'x', { tags: [{ text: 'first' }] });
  const create = (text: string) => service.handlers['companions.createTag']({ tag: { text } });

  const tag = await create('Async');
  expect((await create(' ASYNC ')).id).toBe(tag.id);
  expect(await service.handlers['companions.tagExists']({ existent: { value: 'async' } })).toEqual({ tag: { id: tag.id } });
  expect(await service.handlers['companions.tagExists']({ existent: { value: 'other' } })).toEqual({});
  await service.handlers['companions.associateTag']({ tag: tag.id, asset: id as never });
  await service.handlers['companions.associateTag']({ tag: tag.id, asset: id as never });

  const asset = await service.handlers['companions.asset']({ asset: id as never, transferables: false });
  expect(asset.tags?.iterable.map(({ text }) => text)).toEqual(['first', 'Async']);
});

test('an exported document fences its code, whatever backticks and markup it holds', async () => {
  const service = await openTestService();
  const { id } = await save(service, '```\n<script>alert(1)</script>\n```', { name: '<b>x</b>', ext: 'md' });
  const exported = async (export_type: 'MD' | 'HTML') =>
    (await service.handlers['companions.export']({ asset: id as never, export_type })).raw.string.raw;

  expect(await exported('MD')).toContain('````md\n```\n<script>');
  const html = await exported('HTML');
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('annotations and applications are read by what was saved; there is no user', async () => {
  const service = await openTestService();
  const { annotations, id } = await save(service, 'x', { annotations: [{ type: 'COMMENT', text: 'note' }] });

  const annotation = await service.handlers['companions.annotation']({ annotation: annotations?.iterable[0]?.id as string });
  expect([annotation.text, annotation.asset?.id]).toEqual(['note', id]);
  expect((await service.handlers['companions.applications']({})).iterable.map(({ name }) => name)).toEqual(['SUBLIME']);
  expect(await service.handlers['companions.user']({})).toEqual({});
});

test('unknown ids are not found, and parts of deleted assets are gone', async () => {
  const service = await openTestService();
  const unknown = '00000000-0000-4000-8000-000000000000';
  const { id, original } = await save(service, 'x');
  await service.handlers['assets.delete']({ asset: id as never });

  await expect(service.handlers['companions.format']({ format: unknown as never, transferable: true })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(service.handlers['companions.annotation']({ annotation: unknown })).rejects.toMatchObject({ code: 'not_found' });
  await expect(service.handlers['companions.associateTag']({ tag: unknown, asset: id as never })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(service.handlers['companions.format']({ format: original.id as never, transferable: true })).rejects.toMatchObject(
    { code: 'gone' },
  );
});
