import type { Health } from '../../src-shared/model/health.ts';
import type { Change } from '../../src-shared/model/library.ts';
import type { Failure } from './failure.ts';
import type { Reads, Writes } from './port.ts';

/* What the main thread and the storage thread say to each other. Messages carry batches: one crossing for many calls. */

/**
 * Every method with what it does, so that writes share a transaction, and reads of a few rows wait for no scan, which looks at
 * much of the library or of the index; the compiler holds it complete.
 */
export const access = {
  asset: 'read',
  assets: 'read',
  assetPage: 'scan',
  identifiers: 'scan',
  mostUsed: 'scan',
  oldestFirst: 'scan',
  archived: 'scan',
  newest: 'read',
  content: 'read',
  contentPart: 'read',
  removedFormat: 'read',
  thumbnail: 'read',
  ownerOf: 'read',
  tag: 'read',
  applications: 'read',
  page: 'scan',
  facets: 'scan',
  filteredIds: 'scan',
  tags: 'scan',
  tagColours: 'read',
  search: 'scan',
  settings: 'read',
  related: 'scan',
  indexState: 'read',
  checkIndex: 'scan',
  rebuildIndex: 'scan',
  trim: 'scan',
  insight: 'scan',
  space: 'scan',
  history: 'read',
  pastState: 'read',
  collections: 'scan',
  enrichmentJobs: 'scan',
  enrichmentWaiting: 'scan',
  ownTags: 'scan',
  placeholderValues: 'read',
  create: 'write',
  save: 'write',
  addArchived: 'write',
  putOrigin: 'write',
  putThumbnail: 'write',
  createTag: 'write',
  edit: 'write',
  trash: 'write',
  restore: 'write',
  purge: 'write',
  countDue: 'write',
  purgeDue: 'write',
  thinVersions: 'write',
  mark: 'write',
  editTag: 'write',
  assignTags: 'write',
  mergeTags: 'write',
  deleteTags: 'write',
  restoreTags: 'write',
  use: 'write',
  rememberPlaceholders: 'write',
  putSettings: 'write',
  tryWriting: 'write',
  createCollection: 'write',
  editCollection: 'write',
  deleteCollection: 'write',
  restoreCollection: 'write',
  collect: 'write',
  enrich: 'write',
  postponeEnrichment: 'write',
  enqueueEnrichment: 'write',
  cancelEnrichment: 'write',
} as const satisfies Record<keyof Reads, 'read' | 'scan'> & Record<keyof Writes, 'write'>;

export type StorageMethod = keyof typeof access;

export interface Call {
  readonly id: number;
  readonly method: StorageMethod;
  readonly args: readonly unknown[];
}

export type ToThread =
  | { readonly kind: 'calls'; readonly calls: readonly Call[] }
  /** The file that lies ready takes the library's place (`recovery/exchange.ts`). */
  | { readonly kind: 'replace'; readonly at: number }
  | { readonly kind: 'close' };

export type Answer = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown; readonly change?: Change }
  | { readonly ok: false; readonly failure: Failure }
);

export type FromThread =
  | { readonly kind: 'ready'; readonly user: string; readonly revision: number; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'health'; readonly health: Health }
  | { readonly kind: 'replaced'; readonly revision: number; readonly kept: string }
  | { readonly kind: 'notReplaced'; readonly failure: Failure }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] };
