import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { CollectionId } from '../../../src-shared/model/ids.ts';
import type { ArchivedAsset, FormatRecord, Storage, TagRecord } from '../../storage/port.ts';
import { masked } from '../mask.ts';
import { createZip } from '../zip.ts';
import { formatVersion, maxInlineBytes, names, readme, type SnippetLineInput } from './format.ts';

export interface ArchiveOptions {
  readonly storage: Pick<Storage, 'collections' | 'tags'>;
  readonly pages: AsyncIterable<readonly ArchivedAsset[]>;
  /** The whole library: collections and tags that nothing is in go along. */
  readonly whole: boolean;
  readonly secrets: boolean;
  /** The version of this Magpie. */
  readonly version: string;
  readonly now: number;
}

/** What was written. */
export interface Written {
  readonly snippets: number;
  /** Secrets that are dots. */
  readonly hidden: number;
}

/**
 * Writes an archive at a path, with another file beside it meanwhile: the lines of the snippets are gathered there while
 * their files go into the archive, so that the library is read once.
 */
export async function writeArchive(path: string, options: ArchiveOptions): Promise<Written> {
  const linesPath = `${path}.lines`;
  const zip = createZip(path);
  const lines = createWriteStream(linesPath, { mode: 0o600 });
  const linesFailed = new Promise<never>((_, reject) => lines.once('error', reject));
  linesFailed.catch(() => {});
  const tags = new Map<string, Omit<TagRecord, 'mechanism'>>();
  const used = new Set<CollectionId>();
  const files = new Set<string>();
  let snippets = 0;
  let hidden = 0;

  async function write(archived: ArchivedAsset): Promise<void> {
    const shown = options.secrets ? { asset: archived.asset, hidden: 0 } : masked(archived.asset);
    let room = maxInlineBytes;
    const fragments: SnippetLineInput['fragments'] = [];
    for (const format of shown.asset.formats) {
      const isText = typeof format.payload === 'string';
      const inline = isText && format.size <= room;
      if (inline) room -= format.size;
      else await addFile(format);
      fragments.push(toFragment(format, inline));
    }
    const line = toLine({ ...archived, asset: shown.asset }, fragments, shown.hidden > 0);
    if (!lines.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(lines, 'drain'), linesFailed]);
    for (const tag of shown.asset.tags) tags.set(tag.id, tag);
    for (const collection of archived.collections) used.add(collection);
    snippets++;
    hidden += shown.hidden;
  }

  async function addFile({ payload }: FormatRecord): Promise<void> {
    const name = hashOf(payload);
    if (files.has(name)) return;
    files.add(name);
    await zip.add(names.files + name, typeof payload === 'string' ? Buffer.from(payload) : payload);
  }

  try {
    await zip.add(names.readme, Buffer.from(readme), options.now);
    for await (const page of options.pages) for (const asset of page) await write(asset);
    lines.end();
    await Promise.race([finished(lines), linesFailed]);
    await zip.add(names.snippets, createReadStream(linesPath), options.now);
    const collections = await collectionsOf(options, used);
    const listed = await tagsOf(options, tags);
    await zip.add(names.collections, json(collections), options.now);
    await zip.add(names.tags, json(listed), options.now);
    const manifest = {
      format: 'magpie-archive',
      formatVersion,
      version: options.version,
      created: toTime(options.now),
      snippets,
      collections: collections.length,
      tags: listed.length,
      files: files.size,
      ...(hidden > 0 && { masked: true }),
    };
    await zip.add(names.manifest, json(manifest), options.now);
    await zip.finish();
    return { snippets, hidden };
  } catch (error) {
    zip.abandon();
    throw error;
  } finally {
    lines.destroy();
    await rm(linesPath, { force: true });
  }
}

/** All collections, or those that something is in with those they lie in; each after the one it is in. */
async function collectionsOf({ storage, whole }: ArchiveOptions, used: ReadonlySet<CollectionId>) {
  const all = await storage.collections();
  const wanted = new Set(used);
  for (const { id, parent } of all.toReversed()) if (parent !== undefined && wanted.has(id)) wanted.add(parent);
  return all
    .filter(({ id }) => whole || wanted.has(id))
    .map(({ id, name, parent, query, created, updated }) => ({
      ...{ id, name, created: toTime(created), updated: toTime(updated) },
      ...(parent !== undefined && { parent }),
      ...(query !== undefined && { query }),
    }));
}

async function tagsOf({ storage, whole }: ArchiveOptions, seen: ReadonlyMap<string, Omit<TagRecord, 'mechanism'>>) {
  return (await storage.tags()).flatMap(({ id, text, colour }) => {
    const tag = seen.get(id);
    if (!tag && !whole) return [];
    const { category, created, updated } = tag ?? {};
    return {
      ...{ id, text },
      ...(category && category !== 'UNKNOWN' && { category }),
      ...(colour && { colour }),
      ...(created !== undefined && { created: toTime(created) }),
      ...(updated !== undefined && { updated: toTime(updated) }),
    };
  });
}

function toLine(
  { asset, tagsOwned, uses, used, collections }: ArchivedAsset,
  fragments: SnippetLineInput['fragments'],
  isMasked: boolean,
): SnippetLineInput {
  const { demo, discovered, favourite, deleted, pseudo, origin } = asset;
  return {
    id: asset.id,
    name: asset.name,
    ...(asset.nameDerived && { nameFrom: 'derived' }),
    created: toTime(asset.created),
    updated: toTime(asset.updated),
    ...(deleted !== undefined && { deleted: toTime(deleted) }),
    version: asset.version,
    mechanism: asset.mechanism,
    ...(pseudo && { pseudo }),
    ...(demo !== undefined && { demo }),
    ...(discovered !== undefined && { discovered }),
    ...(favourite !== undefined && { favourite }),
    ...(uses > 0 && { uses }),
    ...(used !== undefined && { used: toTime(used) }),
    ...(tagsOwned && { tagsFrom: 'person' }),
    ...filled(
      'tags',
      asset.tags.map(({ text, mechanism }) => ({ text, mechanism })),
    ),
    ...filled(
      'websites',
      asset.websites.map(({ url, name, mechanism }) => ({ url, name, mechanism })),
    ),
    ...filled('annotations', asset.annotations.map(withTimes)),
    ...filled(
      'anchors',
      asset.anchors.map(({ point: _, ...anchor }) => withTimes(anchor)),
    ),
    ...filled('hints', asset.hints.map(withTimes)),
    ...filled(
      'secrets',
      asset.sensitives.map(({ text, category, severity, name }) => ({ text, category, severity, name })),
    ),
    ...(origin && { origin }),
    ...filled('collections', [...collections]),
    ...(isMasked && { masked: true }),
    fragments,
  };
}

function toFragment(format: FormatRecord, inline: boolean): SnippetLineInput['fragments'][number] {
  const { id, kind, role, label, specific, classified, created, updated, application, payload, size, imageText } = format;
  return {
    id,
    ...(kind !== 'fragment' && { kind }),
    ...(role !== 'BOTH' && role !== 'UNKNOWN' && { role }),
    ...(label !== '' && { name: label }),
    language: specific,
    ...(classified !== 'sent' && { languageFrom: classified }),
    created: toTime(created),
    updated: toTime(updated),
    application,
    ...(inline
      ? { text: payload as string }
      : { file: { sha256: hashOf(payload), size, ...(typeof payload === 'string' && { text: true as const }) } }),
    ...(imageText !== undefined && { imageText }),
  };
}

/** Without its id, which is the library's own. */
function withTimes<T extends { readonly id: string; readonly created: number; readonly updated: number }>({
  id: _,
  created,
  updated,
  ...rest
}: T) {
  return { ...rest, created: toTime(created), updated: toTime(updated) };
}

/** A list under its name, or nothing where it is empty. */
function filled<Name extends string, Item>(name: Name, items: Item[]): { [N in Name]?: Item[] } {
  return items.length === 0 ? {} : ({ [name]: items } as { [N in Name]?: Item[] });
}

function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function hashOf(payload: FormatRecord['payload']): string {
  return createHash('sha256').update(payload).digest('hex');
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
