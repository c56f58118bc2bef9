import { z } from 'zod';
import { Backup, BackupState, backupId, LibraryReport } from '../model/backups.ts';
import type { OperationSpec } from './operation.ts';

const nothing = z.object({});

/** Whole copies of the library, and whether it is sound (decision 0023). */
export const backups = {
  'backups.list': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/backups' },
    summary: 'The backups there are, the newest first',
    input: nothing,
    output: z.object({ backups: z.array(Backup) }),
  },
  /** Cheap: asked twice a second while something is under way. */
  'backups.state': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/backups/state' },
    summary: 'The last backup, the next one, what failed and what is under way',
    input: nothing,
    output: BackupState,
  },
  'backups.create': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/backups/create' },
    summary: 'Make a backup now; answers when it is on disk and was checked',
    input: nothing,
    output: Backup,
  },
  /** Not served over HTTP: a program that may add snippets must not be able to put the library back. */
  'backups.restore': {
    kind: 'mutation',
    summary: 'Put a backup in the place of the library, which is kept as a backup itself',
    input: z.object({ id: backupId }),
    output: z.object({ snippets: z.int() }),
  },
  'backups.check': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/check' },
    summary: 'Check the whole library: its file, texts against their sums, change feed, search index, permissions, backups',
    input: nothing,
    output: LibraryReport,
  },
} as const satisfies Record<string, OperationSpec>;
