import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { AppError } from '../../../src-shared/errors.ts';
import type { ArchiveFault, ArchiveSummary } from '../../../src-shared/model/transfers.ts';
import {
  ArchivedCollection,
  ArchivedTag,
  formatVersion,
  Manifest,
  maxCollections,
  maxEntries,
  maxFileBytes,
  maxLineBytes,
  maxListBytes,
  maxRatio,
  maxTags,
  maxUnpackedBytes,
  names,
  ratioMatters,
} from './format.ts';
import { linesOf } from './lines.ts';

/** A line of the snippets, or why it cannot be read. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly fault: ArchiveFault });

/** An archive that is open. Nothing of it is ever written under a name that it gives. */
export interface Archive {
  readonly summary: ArchiveSummary;
  collections(): Promise<readonly ArchivedCollection[]>;
  tags(): Promise<readonly ArchivedTag[]>;
  lines(): AsyncGenerator<Line>;
  /** What lies in `files/` under a digest, if it is what the digest says. */
  file(sha256: string): Promise<Buffer<ArrayBuffer> | ArchiveFault>;
  close(): void;
}

/** The mode of a file, in the upper half of its attributes where a Unix wrote it; the type of a symbolic link. */
const typeMask = 0o170000;
const symbolicLink = 0o120000;

/**
 * Opens an archive, and looks at its directory whole before anything of it is used.
 *
 * @throws AppError `unprocessable` with words for people: no archive, a newer one, cut off, or made to do harm
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(error => {
    throw refused('The file is no Magpie archive, or it was cut off', error);
  });
  try {
    const entries = await readDirectory(zip, (await stat(path)).size);
    const manifest = await readManifest(zip, entries);
    const { formatVersion: _, format: __, ...summary } = manifest;
    return {
      summary,
      collections: () => readList(zip, entries.get(names.collections), ArchivedCollection, maxCollections),
      tags: () => readList(zip, entries.get(names.tags), ArchivedTag, maxTags),
      lines: () => readLines(zip, entries.get(names.snippets)),
      file: sha256 => readFile(zip, entries.get(names.files + sha256), sha256),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

type Entries = ReadonlyMap<string, Entry>;

async function readDirectory(zip: ZipFile, size: number): Promise<Entries> {
  if (zip.entryCount > maxEntries) throw refused(`The archive has more than ${maxEntries} entries`);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      if (entries.has(entry.fileName)) throw refused('The archive has two entries of one name');
      entries.set(entry.fileName, entry);
      unpacked += entry.uncompressedSize;
    }
  } catch (error) {
    throw error instanceof AppError
      ? error
      : refused('The archive is damaged, or an entry has a name that leads out of it', error);
  }
  const isBomb = unpacked > maxUnpackedBytes || (unpacked > ratioMatters && unpacked > size * maxRatio);
  if (isBomb) throw refused('The archive would unpack to far more than a library holds');
  return entries;
}

function checkEntry(entry: Entry): void {
  if (((entry.externalFileAttributes >>> 16) & typeMask) === symbolicLink) throw refused('The archive holds a symbolic link');
  if (!entry.canDecodeFileData()) throw refused('The archive is encrypted, or packed in a way that Magpie does not know');
}

async function readManifest(zip: ZipFile, entries: Entries): Promise<z.output<typeof Manifest>> {
  const bytes = await readBytes(zip, entries.get(names.manifest), maxListBytes);
  const json = typeof bytes === 'string' ? undefined : parseJson(bytes);
  const newer = z.object({ formatVersion: z.int().min(formatVersion + 1) }).safeParse(json);
  if (newer.success) throw refused('The archive was made by a newer Magpie. Update this one to read it.');
  const manifest = Manifest.safeParse(json);
  if (!manifest.success || !entries.has(names.snippets)) throw refused('The file is no Magpie archive: its manifest is missing');
  return manifest.data;
}

/** The items of a list that are what they should be; the others are passed over, as is a list that is missing. */
async function readList<T>(zip: ZipFile, entry: Entry | undefined, item: z.ZodType<T>, most: number): Promise<readonly T[]> {
  const bytes = await readBytes(zip, entry, maxListBytes);
  const json = typeof bytes === 'string' ? undefined : parseJson(bytes);
  if (!Array.isArray(json)) return [];
  return json.slice(0, most).flatMap(value => item.safeParse(value).data ?? []);
}

async function* readLines(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Line> {
  if (!entry) return;
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  try {
    for await (const bytes of linesOf(contentOf(zip, entry), maxLineBytes)) {
      number++;
      if (bytes === 'tooLarge') yield { number, fault: 'tooLarge' };
      else if (bytes.length > 0) {
        try {
          yield { number, text: utf8.decode(bytes) };
        } catch {
          yield { number, fault: 'notJson' };
        }
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : refused('The archive is damaged: its snippets cannot be unpacked', error);
  }
}

async function readFile(zip: ZipFile, entry: Entry | undefined, sha256: string): Promise<Buffer<ArrayBuffer> | ArchiveFault> {
  const bytes = await readBytes(zip, entry, maxFileBytes);
  if (typeof bytes === 'string') return bytes;
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : 'fileDamaged';
}

/** What an entry unpacks to. It is held against the size it gave beforehand by yauzl, and against its checksum here. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error('The checksum of an entry is wrong');
}

/** An entry whole. */
async function readBytes(zip: ZipFile, entry: Entry | undefined, most: number): Promise<Buffer<ArrayBuffer> | ArchiveFault> {
  if (!entry) return 'fileMissing';
  if (entry.uncompressedSize > most) return 'tooLarge';
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of contentOf(zip, entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    return 'fileDamaged';
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(message: string, cause?: unknown): AppError {
  return new AppError('unprocessable', message, { cause });
}
