import { z } from 'zod';
import { unprocessable } from './common.ts';
import { tagCategories } from './enums.ts';
import { assetId, collectionId, uuid } from './ids.ts';
import { maxTagLength } from './library.ts';

/*
 * Tags as the window handles them. One tag is shared by all snippets that have it, and equal to another without regard to
 * case. Answers to changes hold what takes them back. Times are milliseconds since 1970.
 */

/** The colours a tag may have; the tokens of each theme say what they look like. */
export const tagColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
const TagColour = z.enum(tagColours);
export type TagColour = z.infer<typeof TagColour>;

const TagText = z
  .string()
  .trim()
  .max(maxTagLength)
  .refine(text => text !== '', { error: 'is blank', ...unprocessable });

export const ListedTag = z.object({
  id: uuid,
  text: z.string(),
  colour: TagColour.optional(),
  /** Live snippets that have it. */
  count: z.int(),
  /** Nothing has it, the trash included. */
  unused: z.literal(true).optional(),
});
export type ListedTag = z.infer<typeof ListedTag>;

export const ColouredTag = z.object({ text: z.string(), colour: TagColour });
export type ColouredTag = z.infer<typeof ColouredTag>;

/** Only what is given changes. */
export const TagEdit = z.object({ id: uuid, text: TagText.optional(), colour: TagColour.or(z.literal('none')).optional() });
export type TagEdit = z.infer<typeof TagEdit>;

/** Snippets that have a tag. `position` is its place among the tags of the snippet, the last without; `generated` ones were worked out. */
const TaggedSnippet = z.object({ id: assetId, position: z.int().optional(), generated: z.literal(true).optional() });
export type TaggedSnippet = z.infer<typeof TaggedSnippet>;

const Tagged = z.object({ tag: TagText, snippets: z.array(TaggedSnippet).max(10_000) });
export type Tagged = z.infer<typeof Tagged>;

/** Tags given to snippets and taken off them. */
export const Tagging = z.object({ add: z.array(Tagged).default([]), remove: z.array(Tagged).default([]) });
export type Tagging = z.output<typeof Tagging>;

/** All that restores deleted tags. */
export const DeletedTags = z.object({
  tags: z.array(
    z.object({
      id: uuid,
      text: TagText,
      category: z.enum(tagCategories),
      colour: TagColour.optional(),
      created: z.number(),
      updated: z.number(),
      snippets: z.array(TaggedSnippet),
    }),
  ),
  /** The tag they were merged into, with the snippets that have it only since, and those that had it worked out. */
  merged: z.object({ into: uuid, added: z.array(assetId), generated: z.array(assetId) }).optional(),
  /** Queries of smart collections that asked for them. */
  queries: z.array(z.object({ id: collectionId, before: z.string(), after: z.string() })).default([]),
});
export type DeletedTags = z.output<typeof DeletedTags>;
