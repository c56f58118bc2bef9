import { z } from 'zod';
import { QueryProblem } from '../query/query.ts';
import { maxQueryLength } from './collections.ts';
import { Application, ClassificationGeneric, ClassificationSpecific, Mechanism } from './common.ts';
import { assetId, collectionId, formatId } from './ids.ts';

/*
 * What the window shows: light rows for lists, one snippet for the detail pane. Times are milliseconds since 1970.
 * The published wire models stay untouched by these.
 */

/** The longest name of a snippet, in characters: one line of a list row many times over. */
export const maxNameLength = 500;
/** The longest name of a fragment, in characters: most file systems hold no longer one. */
export const maxLabelLength = 255;
/** The longest text of one tag, in characters. */
export const maxTagLength = 100;
/** The largest file a window or the clipboard hands in, in bytes; it reads them whole. The API's own limit is its body's. */
export const maxFileBytes = 25 * 1024 * 1024;

/**
 * The lists of the window. `recent` holds the whole library, what was used or changed last first, whatever the sort.
 * `suggested` holds what was saved without being asked for (pseudo) or found in bulk (discovered), until somebody keeps it.
 */
export const scopes = ['all', 'favourites', 'recent', 'suggested', 'trash'] as const;
export type Scope = (typeof scopes)[number];

export const sorts = ['newest', 'updated', 'name', 'language', 'mostUsed'] as const;
export type Sort = (typeof sorts)[number];

/**
 * Which snippets a list shows. All given parts are ANDed; of several languages any, of several tags all. The query is the
 * language of the search field (src-shared/query): a list of one that holds text comes by rank, one of conditions alone
 * by the sort. `is:trashed` in it takes trashed snippets in whatever the scope.
 */
export const LibraryFilter = z.object({
  scope: z.enum(scopes).default('all'),
  query: z.string().max(maxQueryLength).default(''),
  languages: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
  /** A plain collection with those inside it, or what a smart one finds. */
  collection: collectionId.optional(),
});
export type LibraryFilter = z.output<typeof LibraryFilter>;

/** The longest excerpt of a hit, in UTF-16 units: one line of a list row. */
export const maxExcerptLength = 160;

/** Ranges to mark in a text: start and end in UTF-16 units, in order, apart from each other. */
const Highlights = z.array(z.tuple([z.int(), z.int()]).readonly()).readonly();

/** Where a search hit was found, and why. `similar` hits hold the words only nearly. */
export const Match = z.object({
  field: z.enum(['name', 'tags', 'files', 'annotations', 'hints', 'websites', 'content']),
  similar: z.boolean(),
  /** At most 160 characters around the best place of the field, of the content for hits in the name. */
  excerpt: z.string().optional(),
  highlights: Highlights.optional(),
  nameHighlights: Highlights.optional(),
});

export type Match = z.infer<typeof Match>;

/** One row of a list: never a body, only the first lines. */
export const Row = z.object({
  id: assetId,
  name: z.string(),
  generic: ClassificationGeneric,
  language: ClassificationSpecific,
  favourite: z.boolean(),
  created: z.number(),
  updated: z.number(),
  /** When it was copied or pasted last. */
  used: z.number().optional(),
  deleted: z.number().optional(),
  /** When the trash lets go of it, should Magpie run until then; absent where it never does. */
  goesAt: z.number().optional(),
  /** At most three lines of at most 160 characters. */
  preview: z.array(z.string()),
  tags: z.array(z.string()),
  /** How many fragments and files it holds. */
  fragments: z.int(),
  /** How often it was copied or pasted. */
  uses: z.int(),
  /** The image to show as a thumbnail. */
  image: formatId.optional(),
  match: Match.optional(),
});
export type Row = z.infer<typeof Row>;

/**
 * A page of rows; `next` is handed back to get the following one and absent on the last. With `atLeast` there may be more
 * than `total`: not all snippets that hold a fragment as common as `();` are looked for.
 */
export const Page = z.object({
  rows: z.array(Row),
  total: z.int(),
  atLeast: z.boolean().optional(),
  next: z.string().optional(),
  /** Whether rows come by rank: the query holds text. Else they come by the sort. */
  ranked: z.boolean(),
  /** What is wrong with the query; absent when nothing is. */
  problems: z.array(QueryProblem).optional(),
  /** How many of the snippets a regular expression was tried on in the time it has. Asking again goes on from there. */
  searched: z.object({ looked: z.int(), of: z.int() }).optional(),
});
export type Page = z.infer<typeof Page>;

const Count = z.object({ value: z.string(), count: z.int() });

/** What the library takes of the disk, in bytes. */
export const Space = z.object({
  /** All files of the library but its backups. */
  library: z.int(),
  /** Of those, earlier states alone, and what lies in the trash. */
  versions: z.int(),
  trash: z.int(),
  backups: z.int(),
});
export type Space = z.infer<typeof Space>;

/** Counts for the side bar: of the whole library for the scopes, under the current filter for the others, most frequent first. */
export const Facets = z.object({
  all: z.int(),
  favourites: z.int(),
  suggested: z.int(),
  trash: z.int(),
  languages: z.array(Count),
  tags: z.array(Count),
  /** Plain collections by their id, with those inside them. */
  collections: z.array(Count),
});
export type Facets = z.infer<typeof Facets>;

/**
 * Whether every snippet is in the search index. While it is `building`, which nobody has to wait for, searches in the
 * window find the `done` newest of `total` snippets.
 */
export const IndexState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('building'), done: z.int(), total: z.int() }),
]);
export type IndexState = z.infer<typeof IndexState>;

/** What the index gets wrong: a snippet it has not or has too much, its state in lists, its language, its tags, its text. */
export const IndexDifference = z.object({
  kind: z.enum(['missing', 'extra', 'flags', 'language', 'tags', 'text']),
  /** Absent when the library has no such snippet any more. */
  snippet: assetId.optional(),
});
export type IndexDifference = z.infer<typeof IndexDifference>;

/** What comparing the index with the library showed; where anything differs, a rebuild has begun. */
export const IndexCheck = z.object({
  checked: z.int(),
  differing: z.int(),
  /** At most the first 100. */
  differences: z.array(IndexDifference),
});
export type IndexCheck = z.infer<typeof IndexCheck>;

/** The largest text a window is handed whole, to be edited, in bytes; of a larger one it gets pages. */
export const maxEditableBytes = 4 * 1024 * 1024;

/** One fragment or file of a snippet. `text` is absent for bytes, and for a text that is `paged`. */
export const Fragment = z.object({
  id: formatId,
  label: z.string(),
  generic: ClassificationGeneric,
  language: ClassificationSpecific,
  size: z.int(),
  text: z.string().optional(),
  /** A text too large to be edited: `fragments.page` gives it. */
  paged: z.literal(true).optional(),
  /** What was read in an image. */
  imageText: z.string().optional(),
});
export type Fragment = z.infer<typeof Fragment>;

/** What became of a save: `known` is in the library already, `restored` was and lay in the trash. */
export const Saved = z.object({
  outcome: z.enum(['saved', 'known', 'restored']),
  id: assetId,
  name: z.string(),
  /** When it was first saved. */
  created: z.number(),
  generic: ClassificationGeneric,
  language: ClassificationSpecific,
  /** Bytes. */
  size: z.int(),
  /** 0 for bytes that are no text. */
  lines: z.int(),
  tags: z.array(z.string()),
  /** What stands in it, as `Stripe secret key`, and in which line, as far as a save looks for it. */
  secrets: z.array(z.object({ what: z.string(), line: z.int() })),
});
export type Saved = z.infer<typeof Saved>;

/** Where something was copied: the program, and the title of its window, as far as the system tells. */
export const CopyOrigin = z.object({ application: z.string().optional(), title: z.string().optional() });
export type CopyOrigin = z.infer<typeof CopyOrigin>;

export const Snippet = z.object({
  id: assetId,
  name: z.string(),
  /** Rises with every change; an edit names the one it was based on. */
  version: z.int(),
  favourite: z.boolean(),
  /** It waits among the suggestions. */
  suggested: z.boolean(),
  created: z.number(),
  updated: z.number(),
  deleted: z.number().optional(),
  mechanism: Mechanism,
  application: Application,
  origin: CopyOrigin.optional(),
  fragments: z.array(Fragment),
  tags: z.array(z.string()),
  websites: z.array(z.object({ url: z.string(), name: z.string() })),
  description: z.string().optional(),
  /** What was worked out rather than given; a person's edit makes it theirs. */
  generated: z.object({ name: z.boolean(), language: z.boolean(), tags: z.array(z.string()), description: z.boolean() }),
  /** Secrets that stand in its texts, to be hidden until they are asked for. */
  secrets: z.array(z.object({ text: z.string(), name: z.string() })),
});
export type Snippet = z.infer<typeof Snippet>;

/** A snippet that has something in common with another. */
export const RelatedSnippet = z.object({
  id: assetId,
  name: z.string(),
  language: ClassificationSpecific,
  /** Tags, websites and words that both have, a few: the reason it is shown. */
  shared: z.array(z.string()),
  /** They were used within minutes of each other, more than once. */
  together: z.boolean(),
  /** How much of the text is the same, from 0 to 1; from `nearDuplicate` on it is offered to be merged. */
  similarity: z.number(),
});
export type RelatedSnippet = z.infer<typeof RelatedSnippet>;

/** Texts that share so much are one snippet saved twice. */
export const nearDuplicate = 0.8;

/** An edit of one snippet: only what is given changes. */
export const SnippetEdit = z.object({
  id: assetId,
  /** The version the edit was made on; with another one stored, the answer is `conflict` and nothing changes. */
  base: z.int().optional(),
  name: z.string().max(maxNameLength).optional(),
  /** Whether `name` goes on being worked out, as it was before a rename that is undone; by default it is given. */
  generatedName: z.boolean().optional(),
  favourite: z.boolean().optional(),
  tags: z.array(z.string().max(maxTagLength)).optional(),
  /** Which of `tags` stay worked out; by default all are given. Either way no more are worked out from now on. */
  generatedTags: z.array(z.string().max(maxTagLength)).optional(),
  fragment: z
    .object({
      id: formatId,
      text: z.string().optional(),
      language: ClassificationSpecific.optional(),
      /** Whether `language` goes on being guessed at, as it was before a choice that is undone; by default it is chosen. */
      generatedLanguage: z.boolean().optional(),
      label: z.string().max(maxLabelLength).optional(),
    })
    .optional(),
});
export type SnippetEdit = z.infer<typeof SnippetEdit>;

/** Flags of a snippet; absent is unchanged. One that is neither pseudo nor discovered is no suggestion. */
export const Mark = z.object({
  id: assetId,
  favourite: z.boolean().optional(),
  pseudo: z.boolean().optional(),
  discovered: z.boolean().optional(),
});
export type Mark = z.infer<typeof Mark>;

export const changeKinds = ['created', 'changed', 'deleted', 'restored', 'purged'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * What one committed transaction did: ids, not bodies. Revisions have no gaps; a gap means refetch.
 * `deleted` is a live asset gone to the trash, `restored` one come back, `purged` a trashed one gone for good.
 */
export const Change = z.object({
  revision: z.int(),
  assets: z.array(z.object({ id: assetId, kind: z.enum(changeKinds), pseudo: z.literal(true).optional() })),
  /** Collections, or what is in them, changed: ask for their list again. */
  collections: z.literal(true).optional(),
  /** A tag by itself was made, renamed, coloured, merged, deleted or restored. */
  tags: z.literal(true).optional(),
  /** A backup has taken the library's place: nothing that was known of it holds any more. */
  restored: z.literal(true).optional(),
});
export type Change = z.infer<typeof Change>;
