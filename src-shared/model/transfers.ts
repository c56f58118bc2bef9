import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { assetId, uuid } from './ids.ts';
import { LibraryFilter } from './library.ts';

/*
 * What goes out of the library and into it as a whole (decision 0024): an export makes a file, an import takes an archive.
 * Either is a transfer, which goes on by itself and is asked how far it is. Times are milliseconds since 1970.
 */

/** `magpie` is the archive that another Magpie takes whole; the others are for other programs. */
export const exportFormats = ['magpie', 'files', 'json', 'markdown', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What an archive is called among types of files. */
export const archiveType = 'application/vnd.magpie.archive+zip';
/** Whether a file is an archive, by its name. */
export function isArchiveName(name: string): boolean {
  return name.toLowerCase().endsWith('.magpie');
}

/** Where archives are handed over, and where the file of an export is. */
export const transfersPath = '/magpie/transfers';
export function transferFilePath(id: string): string {
  return `${transfersPath}/${id}/file`;
}

/** More than the largest library has been measured with. */
const maxExported = 1_000_000;

export const ExportRequest = z.object({
  format: z.enum(exportFormats).default('magpie'),
  /** These snippets; without ids and filter the whole library, which of an archive holds the trash as well. */
  ids: z.array(assetId).max(maxExported).optional(),
  /** What a list of this filter shows. */
  filter: LibraryFilter.optional(),
  /** Whether secrets leave the library; else each of their characters is a dot. */
  secrets: z.boolean().default(false),
});
export type ExportRequest = z.output<typeof ExportRequest>;

/** What an archive says of itself. */
export const ArchiveSummary = z.object({
  /** When it was made, and by which version of Magpie. */
  created: z.number(),
  version: z.string(),
  snippets: z.int(),
  collections: z.int(),
  tags: z.int(),
  files: z.int(),
  /** Secrets were hidden in it. */
  masked: z.boolean(),
});
export type ArchiveSummary = z.infer<typeof ArchiveSummary>;

/** Why one snippet of an archive is not taken. */
export const archiveFaults = ['notJson', 'wrongShape', 'tooLarge', 'fileMissing', 'fileDamaged'] as const;
export type ArchiveFault = (typeof archiveFaults)[number];

/** The line of `snippets.jsonl`, the first being 1, and the snippet's name where that could be read. */
const SkippedSnippet = z.object({ line: z.int(), name: z.string().optional(), reason: z.enum(archiveFaults) });
export type SkippedSnippet = z.infer<typeof SkippedSnippet>;

export const ImportResult = z.object({
  /** Snippets that are new in the library. */
  added: z.int(),
  /** Those among them whose id belongs to another snippet, so that they have a new one. */
  copied: z.int(),
  /** Those that were there. */
  known: z.int(),
  /** Those that were in the trash, and are out of it. */
  restored: z.int(),
  skipped: z.int(),
  /** The first of the skipped ones. */
  faults: z.array(SkippedSnippet),
});
export type ImportResult = z.infer<typeof ImportResult>;

const id = uuid;

/** One transfer: an archive that waits to be imported, something on its way, or what became of it. */
export const Transfer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), id, archive: ArchiveSummary }),
  z.object({ state: z.literal('running'), id, kind: z.enum(['export', 'import']), done: z.int(), total: z.int() }),
  z.object({
    state: z.literal('exported'),
    id,
    /** What the file is called. */
    name: z.string(),
    /** Bytes. */
    size: z.int(),
    snippets: z.int(),
    /** Secrets that are dots in it. */
    hidden: z.int(),
  }),
  z.object({ state: z.literal('imported'), id, result: ImportResult }),
  z.object({ state: z.literal('failed'), id, error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
  /** Nothing is left of it. */
  z.object({ state: z.literal('cancelled'), id }),
]);
export type Transfer = z.infer<typeof Transfer>;
