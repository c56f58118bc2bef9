import type {
  Anchor,
  Annotation,
  Asset,
  Assets,
  FlattenedAsset,
  FlattenedAssets,
  FlattenedFormat,
  Format,
  Formats,
  Hint,
  Sensitive,
  Tag,
  Website,
} from '../../src-shared/model/asset.ts';
import type { GroupedTimestamp } from '../../src-shared/model/common.ts';
import { WireBytes } from '../../src-shared/model/transferable.ts';
import { toAnalysis } from '../enrich/image-text/analysis.ts';
import type { AssetRecord, FormatRecord } from '../storage/port.ts';
import { imageFilesOf } from './image-files.ts';
import { readableSize, readableTime } from './readable.ts';

export interface WireOptions {
  /** The installation's user, creator of everything. */
  readonly user: string;
  /** Whether text and bytes are included (assets-api section 3). */
  readonly transferables: boolean;
  readonly now: number;
}

/** An asset as the published models want it (assets-api section 7.2): `original` and `preview` hydrated. */
export function toAsset(record: AssetRecord, options: WireOptions): Asset {
  const { original, preview } = endsOf(record);
  const reference = toFlattenedFormat(original, record, options);
  const shown = preview === original ? reference : toFlattenedFormat(preview, record, options);
  return {
    ...commonFields(record, options),
    formats: toFormats(record, options),
    original: { id: original.id, reference },
    preview: { base: { id: preview.id, reference: shown } },
    ...filled('tags', record.tags, tag => toTag(tag, record, options)),
    ...filled('websites', record.websites, website => toWebsite(website, record, options)),
    ...filled('annotations', record.annotations, annotation => toAnnotation(annotation, record, options)),
    ...filled('anchors', record.anchors, anchor => toAnchor(anchor, options)),
    ...filled('hints', record.hints, hint => toHint(hint, record, options)),
    ...toSensitives(record, options),
  };
}

export function toFormats(record: AssetRecord, options: WireOptions): Formats {
  const asset = toFlattenedAsset(record, options);
  return {
    iterable: shownFormats(record).map((format): Format => {
      const toFile = (file: FormatRecord) => ({ ...formatFields(file, options), asset });
      return { ...toFile(format), ...analysisOf(format, toFile, options) };
    }),
  };
}

/** A list with each id's place. */
export function toAssets(iterable: readonly Asset[]): Assets {
  return { iterable: [...iterable], indices: indicesOf(iterable) };
}

export function toFlattenedAssets(ids: readonly string[]): FlattenedAssets {
  const iterable = ids.map(id => ({ id }));
  return { iterable, indices: indicesOf(iterable) };
}

function endsOf({ formats }: AssetRecord): { original: FormatRecord; preview: FormatRecord } {
  const [original] = formats;
  if (!original) throw new Error('An asset has no format');
  return { original, preview: formats.find(format => format.role === 'PREVIEW') ?? original };
}

/** Those that are stored, and after them the files with what was read in them. */
function shownFormats({ formats }: AssetRecord): FormatRecord[] {
  return [...formats, ...formats.flatMap(format => Object.values(imageFilesOf(format) ?? {}))];
}

function commonFields(record: AssetRecord, options: WireOptions) {
  const { id, name, mechanism, favourite, pseudo, demo, discovered, created, updated, deleted } = record;
  return {
    id,
    name: name.trim() === '' ? 'Untitled' : name,
    creator: options.user,
    created: toTimestamp(created, options),
    updated: toTimestamp(updated, options),
    ...(deleted !== undefined && { deleted: toTimestamp(deleted, options) }),
    mechanism,
    score: { manual: 0, automatic: 0 },
    ...(favourite !== undefined && { favorited: favourite }),
    ...(pseudo && { pseudo }),
    ...(demo !== undefined && { demo }),
    ...(discovered !== undefined && { discovered }),
  };
}

/** To stop cycles its formats, preview and original are ids only (published). */
function toFlattenedAsset(record: AssetRecord, options: WireOptions): FlattenedAsset {
  const { original, preview } = endsOf(record);
  const { score: _score, ...common } = commonFields(record, options);
  const reference = ({ id }: { readonly id: string }) => ({ id });
  return {
    ...common,
    formats: { iterable: shownFormats(record).map(reference) },
    preview: { base: preview.id },
    original: original.id,
    ...filled('tags', record.tags, reference),
    ...filled('websites', record.websites, reference),
    ...filled('annotations', record.annotations, reference),
    ...filled('anchors', record.anchors, reference),
    ...filled('hints', record.hints, reference),
    ...(record.sensitives.length > 0 && { sensitives: { iterable: record.sensitives.map(reference) } }),
  };
}

function toFlattenedFormat(format: FormatRecord, { id }: AssetRecord, options: WireOptions): FlattenedFormat {
  const toFile = (file: FormatRecord) => ({ ...formatFields(file, options), asset: id });
  return { ...toFile(format), ...analysisOf(format, file => ({ id: file.id, reference: toFile(file) }), options) };
}

/** What was read in a picture, its files in the form that the format around it has; nothing for others. */
function analysisOf<File extends { readonly id: string }>(
  format: FormatRecord,
  toFile: (file: FormatRecord) => File,
  options: WireOptions,
) {
  const files = imageFilesOf(format);
  if (!files) return {};
  const picture = { id: format.id, created: toTimestamp(format.created, options) };
  return { analysis: toAnalysis(picture, toFile(files.raw), toFile(files.hocr)) };
}

function formatFields(format: FormatRecord, options: WireOptions): Omit<FlattenedFormat, 'asset' | 'analysis'> {
  const { id, generic, specific, role, application, size, created, updated, kind } = format;
  const data = options.transferables ? toTransferable(format) : {};
  return {
    id,
    creator: options.user,
    classification: { generic, specific },
    role,
    application,
    bytes: { value: size, readable: readableSize(size) },
    created: toTimestamp(created, options),
    updated: toTimestamp(updated, options),
    // A FileFormat has no metadata field, a fragment repeats its classification there.
    ...(kind === 'fragment' ? { fragment: { ...data, metadata: { ext: specific } } } : { file: data }),
  };
}

function toTransferable({ payload }: FormatRecord) {
  return typeof payload === 'string' ? { string: { raw: payload } } : { bytes: { raw: WireBytes.from(payload) } };
}

type Attached = { readonly created: number; readonly updated: number };

function times({ created, updated }: Attached, options: WireOptions) {
  return { created: toTimestamp(created, options), updated: toTimestamp(updated, options) };
}

function toTag(
  { id, text, category, mechanism, ...tag }: AssetRecord['tags'][number],
  asset: AssetRecord,
  options: WireOptions,
): Tag {
  return { id, text, category, ...times(tag, options), mechanisms: { [asset.id]: mechanism } };
}

function toWebsite(
  { id, url, name, mechanism, ...site }: AssetRecord['websites'][number],
  asset: AssetRecord,
  options: WireOptions,
): Website {
  return { id, url, name, ...times(site, options), mechanisms: { [asset.id]: mechanism } };
}

export function toAnnotation(
  annotation: AssetRecord['annotations'][number],
  asset: AssetRecord,
  options: WireOptions,
): Annotation {
  return { ...annotation, asset: { id: asset.id }, ...times(annotation, options) };
}

function toAnchor({ point, fullpath, platform, ...anchor }: AssetRecord['anchors'][number], options: WireOptions): Anchor {
  const reference = { id: point, fullpath, anchor: { id: anchor.id }, ...(platform && { platform }), ...times(anchor, options) };
  return { ...anchor, points: { iterable: [{ id: point, reference }], indices: { [point]: 0 } }, ...times(anchor, options) };
}

function toHint({ mechanism, ...hint }: AssetRecord['hints'][number], asset: AssetRecord, options: WireOptions): Hint {
  return { ...hint, mechanisms: { [asset.id]: mechanism }, ...times(hint, options) };
}

/** The published model of this list has no indices. */
function toSensitives(record: AssetRecord, options: WireOptions): { sensitives?: { iterable: Sensitive[] } } {
  if (record.sensitives.length === 0) return {};
  const asset = toFlattenedAsset(record, options);
  const iterable = record.sensitives.map(
    ({ name, ...sensitive }): Sensitive => ({
      ...sensitive,
      ...times(sensitive, options),
      asset,
      name,
      description: name,
      mechanism: 'AUTOMATIC',
    }),
  );
  return { sensitives: { iterable } };
}

/** A collection under its name, or nothing when it is empty: absent, not an empty list. */
function filled<Name extends string, From, To extends { readonly id: string }>(
  name: Name,
  items: readonly From[],
  convert: (item: From) => To,
) {
  if (items.length === 0) return {} as { [N in Name]?: { iterable: To[]; indices: Record<string, number> } };
  const iterable = items.map(convert);
  return { [name]: { iterable, indices: indicesOf(iterable) } } as {
    [N in Name]?: { iterable: To[]; indices: Record<string, number> };
  };
}

function indicesOf(items: readonly { readonly id: string }[]): Record<string, number> {
  const indices: Record<string, number> = {};
  for (const [index, { id }] of items.entries()) indices[id] = index;
  return indices;
}

export function toTimestamp(at: number, { now }: WireOptions): GroupedTimestamp {
  return { value: new Date(at).toISOString(), readable: readableTime(at, now) };
}
