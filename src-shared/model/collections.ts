import { z } from 'zod';
import { unprocessable } from './common.ts';
import { assetId, collectionId } from './ids.ts';

/*
 * Collections hold snippets that a person put together, nested as folders are; a snippet may be in any number of them.
 * Smart ones hold a query instead, and what it finds at the time. Times are milliseconds since 1970.
 */

/** The longest name of a collection, in characters. */
export const maxCollectionNameLength = 100;
/** Levels of collections. */
export const maxCollectionDepth = 16;
/** The longest query, typed or of a smart collection, in characters. */
export const maxQueryLength = 1000;

/** `/` stands between the names of a path: `in:Work/SQL`. */
const CollectionName = z
  .string()
  .trim()
  .max(maxCollectionNameLength)
  .refine(name => name !== '', { error: 'is blank', ...unprocessable })
  .refine(name => !name.includes('/'), {
    error: 'holds a /, which stands between the names of nested collections',
    ...unprocessable,
  });

const CollectionQuery = z.string().max(maxQueryLength);

export const Collection = z.object({
  id: collectionId,
  name: z.string(),
  /** The names from the top down, with `/` between: what `in:` takes. */
  path: z.string(),
  parent: collectionId.optional(),
  /** Of a smart collection what it asks, as typed. */
  query: z.string().optional(),
  /**
   * Snippets shown in it, those of collections inside it included, as in most apps with nested folders. Absent for a smart
   * collection in the answer to a change, and where its query takes too long to count at once, as regular expressions may.
   */
  count: z.int().optional(),
  created: z.number(),
  updated: z.number(),
});
export type Collection = z.infer<typeof Collection>;

export const NewCollection = z.object({
  name: CollectionName,
  /** The plain collection to put it into; the top level without. */
  parent: collectionId.optional(),
  /** Makes it a smart one. */
  query: CollectionQuery.optional(),
});
export type NewCollection = z.infer<typeof NewCollection>;

/** Only what is given changes. */
export const CollectionEdit = z.object({
  id: collectionId,
  name: CollectionName.optional(),
  parent: z.union([collectionId, z.literal('top')]).optional(),
  /** Of smart collections only. */
  query: CollectionQuery.optional(),
  /** The place among its neighbours, the first being 0. */
  position: z.int().min(0).optional(),
});
export type CollectionEdit = z.infer<typeof CollectionEdit>;

/** All that restores a deleted collection. */
export const DeletedCollection = z.object({
  id: collectionId,
  name: CollectionName,
  parent: collectionId.optional(),
  query: CollectionQuery.optional(),
  position: z.int(),
  created: z.number(),
  updated: z.number(),
  /** The snippets that were in it. */
  assets: z.array(assetId),
  /** The collections that were in it, by the names they had: they moved to where it was. */
  children: z.array(z.object({ id: collectionId, name: CollectionName })),
});
export type DeletedCollection = z.infer<typeof DeletedCollection>;

/** Snippets put into a collection and taken out of it. Trashed ones stay in, and are shown again when they are restored. */
export const Collecting = z.object({
  id: collectionId,
  add: z.array(assetId).max(10_000).default([]),
  remove: z.array(assetId).max(10_000).default([]),
});
export type Collecting = z.output<typeof Collecting>;

/** What really changed: what was in already is not added, so that handing it back undoes it. */
export const Collected = z.object({ added: z.array(assetId), removed: z.array(assetId) });
export type Collected = z.infer<typeof Collected>;
