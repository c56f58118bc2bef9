import { z } from 'zod';

/** Why a backup was made. */
export const backupReasons = ['daily', 'manual', 'before-migration', 'before-import', 'before-restore', 'before-purge'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** Where a backup lies: beside the library, in the second folder that was chosen, or where somebody picked it. */
const backupPlaces = ['library', 'second', 'picked'] as const;

/** The names of backups: what is none can reach no file. */
export const backupId = z.string().regex(/^[\w-]{1,100}$/);

/** A whole copy of the library's database. Times are milliseconds since 1970. */
export const Backup = z.object({
  id: backupId,
  place: z.enum(backupPlaces),
  at: z.number(),
  reason: z.enum(backupReasons),
  /** In bytes. */
  size: z.int(),
  /** Whether it was opened and checked after it was made, and has its size still. Others are not counted as backups. */
  verified: z.boolean(),
  /** Live and trashed; unknown for one that is not verified. */
  snippets: z.int().optional(),
});
export type Backup = z.infer<typeof Backup>;

const Failure = z.object({ at: z.number(), message: z.string() });

/** How the library is kept safe. */
export const BackupState = z.object({
  /** The newest verified one. */
  last: z.object({ at: z.number(), reason: z.enum(backupReasons) }).optional(),
  /** When the next daily one is due. */
  next: z.number(),
  /** The last try, where it did not succeed. */
  failure: Failure.optional(),
  /** The second folder, and why the last copy did not get there. */
  second: z.object({ folder: z.string(), failure: Failure.optional() }).optional(),
  /** The library file was found damaged: it is mended at the next start. */
  damaged: z.boolean(),
  /** What is under way, and how far where that is known, from 0 to 1. */
  running: z.object({ task: z.enum(['backup', 'check', 'restore']), share: z.number().optional() }).optional(),
});
export type BackupState = z.infer<typeof BackupState>;

/** What a check of the library looks at, in order. */
export const libraryChecks = [
  'file',
  'structure',
  'links',
  'contents',
  'changes',
  'index',
  'place',
  'permissions',
  'backups',
] as const;
export type LibraryCheck = (typeof libraryChecks)[number];

/** What one check found. `skipped`: what it needs is not there, as the damage is too great or the library is closed. */
export const Finding = z.object({
  check: z.enum(libraryChecks),
  state: z.enum(['right', 'wrong', 'skipped']),
  /** One line each, without any text of snippets; the first hundred. */
  problems: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

export const LibraryReport = z.object({
  /** Nothing is wrong. */
  ok: z.boolean(),
  findings: z.array(Finding),
});
export type LibraryReport = z.infer<typeof LibraryReport>;
