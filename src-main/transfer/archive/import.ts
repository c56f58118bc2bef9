import { AppError } from '../../../src-shared/errors.ts';
import { maxCollectionDepth } from '../../../src-shared/model/collections.ts';
import { foldCase } from '../../../src-shared/model/fold.ts';
import type { AssetId, CollectionId } from '../../../src-shared/model/ids.ts';
import type { ArchiveFault, ImportResult, SkippedSnippet } from '../../../src-shared/model/transfers.ts';
import type { ArchivedAsset, FormatRecord, Storage } from '../../storage/port.ts';
import { type ArchivedCollection, maxUnpackedBytes, SnippetLine } from './format.ts';
import type { Archive, Line } from './read.ts';

/** What is handed to the store in one transaction at most: snippets, and bytes of their texts and files. */
const atOnce = { snippets: 50, bytes: 4 * 1024 * 1024 };
/** Faults that are told one by one. */
const maxFaults = 100;
/** The longest name of a snippet that is told with its fault, in characters. */
const maxToldName = 200;

/** All that takes an import back. */
export interface Imported {
  readonly result: ImportResult;
  /** New snippets, as they were added: one that has another version was changed since. */
  readonly added: ReadonlyMap<AssetId, number>;
  /** Those that came out of the trash. */
  readonly restored: readonly AssetId[];
  readonly collections: readonly CollectionId[];
  readonly tags: readonly string[];
}

export interface ImportOptions {
  readonly storage: Storage;
  readonly archive: Archive;
  readonly now: number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly progress: (lines: number) => void;
}

/**
 * Adds what the library does not hold. Of an import that fails, or is cancelled, what was added so far is handed to `takeBack`.
 *
 * @throws what the store throws; the reason of the signal
 */
export async function importArchive(
  options: ImportOptions,
  takeBack: (imported: Imported) => Promise<unknown>,
): Promise<Imported> {
  const { storage, archive, signal, progress } = options;
  const before = await storage.newest();
  const counts = { added: 0, copied: 0, known: 0, restored: 0, skipped: 0 };
  const faults: SkippedSnippet[] = [];
  const added = new Map<AssetId, number>();
  const restored: AssetId[] = [];
  const collections: CollectionId[] = [];
  const tags: string[] = [];
  const imported = (): Imported => ({ result: { ...counts, faults }, added, restored, collections, tags });
  let unpacked = 0;
  let batch: ArchivedAsset[] = [];
  let bytes = 0;

  function skip(number: number, reason: ArchiveFault, name?: string): void {
    counts.skipped++;
    if (faults.length < maxFaults)
      faults.push({ line: number, reason, ...(name !== undefined && { name: name.slice(0, maxToldName) }) });
  }

  async function flush(): Promise<void> {
    for (const { outcome, id, version } of await storage.addArchived(batch, before)) {
      counts[outcome]++;
      if (outcome === 'copied') counts.added++;
      if (outcome === 'restored') restored.push(id);
      else if (outcome !== 'known') added.set(id, version);
    }
    batch = [];
    bytes = 0;
  }

  try {
    await addTags(options, tags);
    const collectionOf = await addCollections(options, collections);
    for await (const line of archive.lines()) {
      signal.throwIfAborted();
      const read = await readSnippet(line, archive, options.newId, collectionOf);
      if ('fault' in read) skip(line.number, read.fault, read.name);
      else {
        const size = read.snippet.asset.formats.reduce((sum, format) => sum + format.size, 0);
        unpacked += size;
        if (unpacked > maxUnpackedBytes)
          throw new AppError('unprocessable', 'The archive would unpack to far more than a library holds');
        batch.push(read.snippet);
        bytes += size;
      }
      if (batch.length >= atOnce.snippets || bytes >= atOnce.bytes) await flush();
      progress(line.number);
    }
    await flush();
    return imported();
  } catch (error) {
    await takeBack(imported());
    throw error;
  }
}

type Read = { readonly snippet: ArchivedAsset } | { readonly fault: ArchiveFault; readonly name?: string };

async function readSnippet(
  line: Line,
  archive: Archive,
  newId: () => string,
  collectionOf: ReadonlyMap<CollectionId, CollectionId>,
): Promise<Read> {
  if ('fault' in line) return line;
  let json: unknown;
  try {
    json = JSON.parse(line.text);
  } catch {
    return { fault: 'notJson' };
  }
  const { data } = SnippetLine.safeParse(json);
  if (!data) return { fault: 'wrongShape', ...nameIn(json) };
  const formats: FormatRecord[] = [];
  for (const fragment of data.fragments) {
    const payload = await payloadOf(fragment, archive);
    if ('fault' in payload) return { fault: payload.fault, name: data.name };
    formats.push(toFormat(fragment, payload.payload));
  }
  return { snippet: toAsset(data, formats, newId, collectionOf) };
}

/** The name of what is no snippet, to be told. */
function nameIn(json: unknown): { readonly name?: string } {
  const name = typeof json === 'object' && json !== null && 'name' in json ? json.name : undefined;
  return typeof name === 'string' ? { name } : {};
}

type Fragment = SnippetLine['fragments'][number];

async function payloadOf(
  { text, file }: Fragment,
  archive: Archive,
): Promise<{ readonly payload: FormatRecord['payload'] } | { readonly fault: ArchiveFault }> {
  if (text !== undefined) return { payload: text };
  const bytes = file ? await archive.file(file.sha256) : 'fileMissing';
  if (typeof bytes === 'string') return { fault: bytes };
  return { payload: file?.text ? bytes.toString('utf8').toWellFormed() : new Uint8Array(bytes) };
}

function toFormat(fragment: Fragment, payload: FormatRecord['payload']): FormatRecord {
  const { id, kind, role, name: label, language: specific, languageFrom: classified, generic, created, updated } = fragment;
  return {
    ...{ id, kind, role, label, specific, classified, generic, created, updated, payload },
    application: fragment.application,
    size: typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength,
    ...(fragment.imageText !== undefined && { imageText: fragment.imageText }),
  };
}

function toAsset(
  line: SnippetLine,
  formats: readonly FormatRecord[],
  newId: () => string,
  collectionOf: ReadonlyMap<CollectionId, CollectionId>,
): ArchivedAsset {
  const { id, name, created, updated, deleted, version, mechanism, pseudo, demo, discovered, favourite, origin } = line;
  const at = { created, updated };
  return {
    asset: {
      ...{ id, name, nameDerived: line.nameFrom === 'derived', created, updated, version, mechanism, pseudo, formats },
      ...(deleted !== undefined && { deleted }),
      ...(demo !== undefined && { demo }),
      ...(discovered !== undefined && { discovered }),
      ...(favourite !== undefined && { favourite }),
      ...(origin && { origin }),
      tags: line.tags.map(tag => ({ ...tag, ...at, id: newId(), category: 'UNKNOWN' })),
      websites: line.websites.map(website => ({ ...website, ...at, id: newId() })),
      annotations: line.annotations.map(({ pseudo: ghost, favorited, ...annotation }) => ({
        ...annotation,
        id: newId(),
        ...(ghost !== undefined && { pseudo: ghost }),
        ...(favorited !== undefined && { favorited }),
      })),
      anchors: line.anchors.map(({ name: label, platform, watch, ...anchor }) => ({
        ...anchor,
        ...{ id: newId(), point: newId() },
        ...(label !== undefined && { name: label }),
        ...(platform !== undefined && { platform }),
        ...(watch !== undefined && { watch }),
      })),
      hints: line.hints.map(hint => ({ ...hint, id: newId() })),
      sensitives: line.secrets.map(secret => ({ ...secret, ...at, id: newId() })),
    },
    tagsOwned: line.tagsFrom === 'person',
    uses: line.uses,
    ...(line.used !== undefined && { used: line.used }),
    collections: [...new Set(line.collections.flatMap(one => collectionOf.get(one) ?? []))],
    ...(line.masked && { masked: true }),
  };
}

/** Makes the tags that are new; those of snippets follow by their text. */
async function addTags({ storage, archive, now, newId }: ImportOptions, made: string[]): Promise<void> {
  const known = new Set((await storage.tags()).map(({ text }) => foldCase(text)));
  const tags = [];
  for (const { id, colour, created = now, updated = now, ...tag } of await archive.tags()) {
    const folded = foldCase(tag.text);
    if (known.has(folded)) continue;
    known.add(folded);
    const free = (await storage.tag({ id })) ? newId() : id;
    tags.push({ ...tag, id: free, created, updated, snippets: [], ...(colour && { colour }) });
    made.push(free);
  }
  if (tags.length > 0) await storage.restoreTags({ tags, queries: [] });
}

/** Makes the collections that are new, by their id and by their name at their place; gives which is which. */
async function addCollections(
  { storage, archive, newId }: ImportOptions,
  made: CollectionId[],
): Promise<ReadonlyMap<CollectionId, CollectionId>> {
  const there = new Map((await storage.collections()).map(collection => [collection.id, collection as Place]));
  const byPlace = new Map([...there.values()].map(place => [placeOf(place.parent, place.name), place]));
  const into = new Map<CollectionId, CollectionId>();

  for (const { parent: archived, ...given } of await archive.collections()) {
    const above = archived === undefined ? undefined : into.get(archived);
    const parent = above !== undefined && there.get(above)?.query === undefined ? above : undefined;
    const same = there.get(given.id);
    const found = same?.query === given.query ? same : undefined;
    const neighbour = byPlace.get(placeOf(parent, given.name));
    const known = found ?? (neighbour?.query === given.query ? neighbour : undefined);
    if (known) into.set(given.id, known.id);
    else if (depthOf(parent, there) < maxCollectionDepth) {
      const place = await make(given, parent, same !== undefined);
      into.set(given.id, place.id);
    }
  }
  return into;

  async function make(
    given: Omit<ArchivedCollection, 'parent'>,
    parent: CollectionId | undefined,
    isTaken: boolean,
  ): Promise<Place> {
    let name: string = given.name;
    for (let number = 2; byPlace.has(placeOf(parent, name)); number++) name = `${given.name} ${number}`;
    const { query, created, updated } = given;
    const id = isTaken ? (newId() as CollectionId) : given.id;
    const place: Place = { id, name, ...(parent !== undefined && { parent }), ...(query !== undefined && { query }) };
    await storage.restoreCollection({ ...place, created, updated, position: Number.MAX_SAFE_INTEGER, assets: [], children: [] });
    there.set(id, place);
    byPlace.set(placeOf(parent, name), place);
    made.push(id);
    return place;
  }
}

interface Place {
  readonly id: CollectionId;
  readonly name: string;
  readonly parent?: CollectionId | undefined;
  readonly query?: string | undefined;
}

/** No two collections at one place have one name. */
function placeOf(parent: CollectionId | undefined, name: string): string {
  return `${parent ?? ''}/${foldCase(name)}`;
}

/** How many collections stand above a place. */
function depthOf(parent: CollectionId | undefined, there: ReadonlyMap<CollectionId, Place>): number {
  let depth = 0;
  for (let at = parent; at !== undefined; at = there.get(at)?.parent) depth++;
  return depth;
}
