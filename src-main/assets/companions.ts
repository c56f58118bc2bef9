import type { companions } from '../../src-shared/contract/companions.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { Annotation, Asset, Format, Tag } from '../../src-shared/model/asset.ts';
import { toGeneric } from '../../src-shared/model/classification.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { AssetEdit, Payload, TagRecord } from '../storage/port.ts';
import { toDocument } from '../transfer/export/document.ts';
import { type Context, liveAsset, wireOptions } from './context.ts';
import { picturesOf } from './image-files.ts';
import type { createPublished } from './published.ts';
import { toAnnotation, toAsset, toFormats, toTimestamp } from './wire.ts';

type Published = ReturnType<typeof createPublished>;

/** What released plug-ins call beside the fifteen (assets-api section 14). An edit is a change on the streams. */
export function createCompanions(context: Context, published: Published): Handlers<keyof typeof companions> {
  const { storage, now, newId } = context;

  async function edit(change: Omit<AssetEdit, 'at'>, transferables: boolean): Promise<Asset> {
    return toAsset(await storage.edit({ ...change, at: now() }), wireOptions(context, transferables));
  }

  /** The live asset that holds a format or an annotation. */
  async function ownerOf(part: 'format' | 'annotation', id: string) {
    const owner = await storage.ownerOf(part, id);
    if (owner === undefined) throw new AppError('not_found', `There is no ${part} with this id`);
    return liveAsset(context, owner);
  }

  /** A stored format, or a file with what was read in one. */
  async function wireFormat(id: FormatId, transferables: boolean): Promise<Format> {
    const owners = await Promise.all([id, ...picturesOf(id)].map(candidate => storage.ownerOf('format', candidate)));
    const owner = owners.find(candidate => candidate !== undefined);
    const formats = owner && toFormats(await liveAsset(context, owner), wireOptions(context, transferables));
    const found = formats?.iterable.find(format => format.id === id);
    if (!found) throw new AppError('not_found', 'There is no format with this id');
    return found;
  }

  async function link(tag: Omit<TagRecord, 'mechanism'>, asset: AssetId): Promise<void> {
    await liveAsset(context, asset);
    await storage.edit({ id: asset, at: now(), tagToAdd: { ...tag, mechanism: 'MANUAL' } });
  }

  function wireTag({ id, text, category, created, updated }: Omit<TagRecord, 'mechanism'>): Tag {
    const options = wireOptions(context, false);
    return { id, text, category, created: toTimestamp(created, options), updated: toTimestamp(updated, options) };
  }

  return {
    'companions.asset': published['assets.get'],

    'companions.updateAsset': async ({ asset: { id, name, favorited }, transferables }) => {
      const before = await liveAsset(context, id);
      const newName = name?.trim() && name !== before.name ? { text: name.toWellFormed(), derived: false } : undefined;
      return edit(
        { id, ...(newName && { name: newName }), ...(favorited !== undefined && { favourite: favorited }) },
        transferables,
      );
    },

    'companions.reclassify': async ({ reclassification: { ext, asset }, transferables }) => {
      const { id, formats } = await liveAsset(context, asset.id);
      const classification = { generic: toGeneric(ext), specific: ext };
      const shown = formats.filter(format => format.role !== 'ADDITIONAL');
      return edit({ id, formats: shown.map(format => ({ id: format.id, classification })) }, transferables);
    },

    'companions.export': async ({ asset, export_type }) => {
      const record = await liveAsset(context, asset);
      const description = record.annotations.find(annotation => annotation.type === 'DESCRIPTION')?.text ?? '';
      return {
        name: record.name,
        description,
        created: toTimestamp(record.created, wireOptions(context, false)),
        raw: { string: { raw: toDocument(record, description, export_type) } },
      };
    },

    'companions.format': ({ format, transferable }) => wireFormat(format, transferable),

    'companions.updateFormat': async ({ format: { id, fragment, file }, transferable }) => {
      const { id: asset, formats } = await ownerOf('format', id);
      const payload: Payload | undefined = [fragment, file]
        .map(part => part?.string?.raw ?? part?.bytes?.raw)
        .find(raw => raw !== undefined);
      if (payload === undefined) throw new AppError('unprocessable', 'The format has neither text nor bytes');
      const original = formats.find(format => format.id === id);
      const followers =
        original?.role === 'ORIGINAL' && typeof payload === 'string' ? formats.filter(f => f.role === 'PREVIEW') : [];
      const targets = [id, ...followers.map(follower => follower.id)];
      await storage.edit({ id: asset, at: now(), formats: targets.map(target => ({ id: target, payload })) });
      return wireFormat(id, transferable);
    },

    'companions.annotation': async ({ annotation: id }) => {
      const record = await ownerOf('annotation', id);
      const annotation = record.annotations.find(candidate => candidate.id === id);
      return toAnnotation(annotation as NonNullable<typeof annotation>, record, wireOptions(context, false)) satisfies Annotation;
    },

    'companions.tagExists': async ({ existent: { value } }) => {
      const tag = await storage.tag({ text: value });
      return tag ? { tag: { id: tag.id } } : {};
    },

    'companions.createTag': async ({ tag: { text, category = 'UNKNOWN', mechanism = 'MANUAL', asset } }) => {
      if (text.trim() === '') throw new AppError('unprocessable', 'The text of a tag is blank');
      if (asset !== undefined) await liveAsset(context, asset);
      const tag = await storage.createTag({ id: newId(), text: text.toWellFormed().trim(), category, mechanism }, now());
      if (asset !== undefined) await link(tag, asset);
      return wireTag(tag);
    },

    'companions.associateTag': async ({ tag: id, asset }) => {
      const tag = await storage.tag({ id });
      if (!tag) throw new AppError('not_found', 'There is no tag with this id');
      await link(tag, asset);
      return '';
    },

    'companions.applications': async () => ({ iterable: [...(await storage.applications())] }),

    'companions.user': async () => ({}),

    'companions.fullTextSearch': ({ query, pseudo }) => published['assets.search']({ query, pseudo, transferables: true }),
  };
}
