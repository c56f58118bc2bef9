import { z } from 'zod';
import { assetId, collectionId } from '../model/ids.ts';
import {
  Facets,
  IndexCheck,
  IndexState,
  LibraryFilter,
  Mark,
  Page,
  RelatedSnippet,
  Saved,
  Snippet,
  SnippetEdit,
  Space,
  sorts,
} from '../model/library.ts';
import { Seed } from '../model/seed.ts';
import type { OperationSpec } from './operation.ts';

/** Most rows one page may hold: some ten screens. */
const maxPageSize = 200;

/** Most snippets that are merged into one: all of each are read. */
const maxMerged = 200;

const nothing = z.object({});
const ids = z.object({ ids: z.array(assetId).max(10_000) });
const marks = z.object({ marks: z.array(Mark).max(10_000) });

/** What the window works with: lists, one snippet, edits, trash. Magpie's own, below /magpie. */
export const library = {
  'library.page': {
    kind: 'query',
    http: { verb: 'POST', path: '/magpie/library/page', body: { field: 'page' } },
    summary: 'A page of light rows, filtered, sorted or by search rank',
    input: z.object({
      page: z.object({
        filter: LibraryFilter,
        sort: z.enum(sorts).default('newest'),
        limit: z.int().min(1).max(maxPageSize).default(100),
        after: z.string().optional(),
        /** Who types: a newer page for the same one makes those that still wait `cancelled`. */
        typist: z.string().max(64).optional(),
      }),
    }),
    output: Page,
  },
  'library.facets': {
    kind: 'query',
    http: { verb: 'POST', path: '/magpie/library/facets', body: { field: 'filter' } },
    summary: 'Counts by scope, language and tag',
    input: z.object({ filter: LibraryFilter }),
    output: Facets,
  },
  'library.ids': {
    kind: 'query',
    http: { verb: 'POST', path: '/magpie/library/ids', body: { field: 'filter' } },
    summary: 'The ids of all that the pages of a filter hold, in no order',
    input: z.object({ filter: LibraryFilter }),
    output: z.object({ ids: z.array(assetId) }),
  },
  'library.snippet': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/library/snippets/{id}' },
    summary: 'One snippet with its fragments, also from the trash',
    input: z.object({ id: assetId }),
    output: Snippet,
  },
  'library.related': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/library/snippets/{id}/related' },
    summary: 'Snippets that share tags, websites or rare words with one, and why; near-duplicates among them',
    input: z.object({ id: assetId }),
    output: z.object({ related: z.array(RelatedSnippet) }),
  },
  'library.save': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/save', body: { field: 'seed' } },
    summary: 'Save a seed unless the library holds the same text or bytes; a trashed one is taken out of the trash instead',
    input: z.object({ seed: Seed }),
    output: Saved,
  },
  'library.merge': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/merge', body: { field: 'merge' } },
    summary: 'Keep one of several snippets: it gets tags, collections and star of the others, which go to the trash',
    input: z.object({ merge: z.object({ keep: assetId, drop: z.array(assetId).min(1).max(maxMerged) }) }),
    /** The one that was kept, and the collections that it was put into. */
    output: z.object({ snippet: Snippet, collections: z.array(collectionId) }),
  },
  'library.redact': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/redact', body: { field: 'redaction' } },
    summary: 'Replace the secrets in a text by what they are; the text before is kept as a version',
    input: z.object({ redaction: z.object({ id: assetId, base: z.int().optional() }) }),
    output: Snippet,
  },
  'library.edit': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/edit', body: { field: 'edit' } },
    summary: 'Change name, tags or favourite, or text, language or name of a fragment; the state before is kept as a version',
    input: z.object({ edit: SnippetEdit }),
    output: Snippet,
  },
  'library.trash': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/trash', body: { field: 'snippets' } },
    summary: 'Move snippets to the trash',
    input: z.object({ snippets: ids }),
    output: ids,
  },
  'library.restore': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/restore', body: { field: 'snippets' } },
    summary: 'Take snippets back out of the trash',
    input: z.object({ snippets: ids }),
    output: ids,
  },
  'library.purge': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/purge', body: { field: 'snippets' } },
    summary: 'Remove snippets for good that lie in the trash; others stay. Gives those that are gone',
    input: z.object({ snippets: ids }),
    output: ids,
  },
  'library.mark': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/mark', body: { field: 'marks' } },
    summary: 'Make snippets favourites, or keep what was suggested; gives the flags that changed, as they were',
    input: z.object({ marks }),
    output: marks,
  },
  'library.discard': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/discard', body: { field: 'snippets' } },
    summary: 'Remove snippets for good, as the Undo of a save does; their ids answer 410',
    input: z.object({ snippets: ids }),
    output: ids,
  },
  'library.takeBack': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/take-back', body: { field: 'snippets' } },
    summary: 'Take a save back: removes for good what nobody touched since, and moves the others to the trash',
    input: z.object({ snippets: ids }),
    output: z.object({ removed: z.array(assetId), trashed: z.array(assetId) }),
  },
  'library.use': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/snippets/{id}/use' },
    summary: 'Tell that a snippet was copied or inserted: what is used comes sooner among equals',
    input: z.object({ id: assetId }),
    output: nothing,
  },
  'library.space': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/library/space' },
    summary: 'What the library takes of the disk, and what of it are earlier versions, trash and backups',
    input: nothing,
    output: Space,
  },
  /** Cheap: asked at start, after a rebuild was called for, and twice a second while it is `building`. */
  'library.index': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/library/index' },
    summary: 'Whether every snippet is in the search index, and how far its building is',
    input: nothing,
    output: IndexState,
  },
  'library.checkIndex': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/index/check' },
    summary: 'Compare the search index with the library; where they differ, the index is made anew',
    input: nothing,
    output: IndexCheck,
  },
  'library.rebuildIndex': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/library/index/rebuild' },
    summary: 'Make the search index anew, in the background',
    input: nothing,
    output: IndexState,
  },
} as const satisfies Record<string, OperationSpec>;
