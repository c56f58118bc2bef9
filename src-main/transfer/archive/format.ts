import { z } from 'zod';
import { toGeneric } from '../../../src-shared/model/classification.ts';
import { maxQueryLength, NewCollection } from '../../../src-shared/model/collections.ts';
import { Application, ClassificationSpecific, Mechanism, Platform, WireTime } from '../../../src-shared/model/common.ts';
import * as enums from '../../../src-shared/model/enums.ts';
import { assetId, collectionId, formatId, uuid } from '../../../src-shared/model/ids.ts';
import { CopyOrigin, maxTagLength } from '../../../src-shared/model/library.ts';
import { tagColours } from '../../../src-shared/model/tags.ts';
import { parseTime } from '../../../src-shared/model/time.ts';

/*
 * The shapes of a `.magpie` archive (decision 0024). What is absent has the plainest value; unknown fields are passed over,
 * so that a later Magpie may write more. Whoever changes what is here raises `formatVersion`.
 */

/** What this Magpie writes, and the newest that it reads. */
export const formatVersion = 1;

export const names = {
  manifest: 'manifest.json',
  snippets: 'snippets.jsonl',
  collections: 'collections.json',
  tags: 'tags.json',
  readme: 'README.txt',
  /** Followed by the SHA-256 of what is in it, in hexadecimal digits. */
  files: 'files/',
} as const;

/** The longest line, and the largest text or file of a fragment, in bytes: what one call of the API may bring (assets-api section 1). */
export const maxLineBytes = 64 * 1024 * 1024;
export const maxFileBytes = 64 * 1024 * 1024;
/** Texts of one snippet up to here stand in its line, in UTF-8 bytes; larger ones are files of their own. */
export const maxInlineBytes = 1024 * 1024;
/** Entries that are looked at. */
export const maxEntries = 1_000_000;
/** The largest list of collections or tags, in bytes. */
export const maxListBytes = 64 * 1024 * 1024;
export const maxCollections = 2000;
export const maxTags = 100_000;
/** What an archive unpacks to, in bytes, and how many times its own size, from some size on. Code is packed to a sixth. */
export const maxUnpackedBytes = 64 * 1024 ** 3;
export const maxRatio = 200;
export const ratioMatters = 256 * 1024 * 1024;

const Time = WireTime.transform(parseTime);
const Text = z.string().transform(text => text.toWellFormed());
const count = z.int().min(0);

export const Manifest = z.object({
  format: z.literal('magpie-archive'),
  formatVersion: z.int().min(1),
  /** Of the Magpie that wrote it. */
  version: z.string().max(100),
  created: Time,
  snippets: count,
  collections: count,
  tags: count,
  files: count,
  masked: z.boolean().default(false),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Fragment = z
  .object({
    id: formatId,
    kind: z.enum(['fragment', 'file']).default('fragment'),
    role: z.enum(['ORIGINAL', 'ADDITIONAL', 'BOTH', 'PREVIEW']).default('BOTH'),
    name: Text.default(''),
    language: ClassificationSpecific,
    languageFrom: z.enum(['sent', 'guessed', 'chosen']).default('sent'),
    created: Time,
    updated: Time,
    application: Application,
    /** The text; or where it, or the bytes, lie. */
    text: Text.optional(),
    file: z.object({ sha256, size: z.int().min(0).max(maxFileBytes), text: z.literal(true).optional() }).optional(),
    imageText: Text.optional(),
  })
  .refine(({ text, file }) => (text === undefined) !== (file === undefined), 'needs exactly one of text and file')
  .transform(fragment => ({ ...fragment, generic: toGeneric(fragment.language) }));

const times = { created: Time, updated: Time };
const mechanism = Mechanism.default('MANUAL');
/** As long as what is handed in by hand, and a little more. */
const many = 10_000;

function areArranged(fragments: readonly { readonly id: string; readonly role: string }[]): boolean {
  const [first] = fragments;
  return (
    first?.role !== 'PREVIEW' && first?.role !== 'ADDITIONAL' && new Set(fragments.map(({ id }) => id)).size === fragments.length
  );
}

/** One line of `snippets.jsonl`. */
export const SnippetLine = z.object({
  id: assetId,
  name: Text,
  nameFrom: z.enum(['person', 'derived']).default('person'),
  created: Time,
  updated: Time,
  deleted: Time.optional(),
  version: z.int().min(1).default(1),
  mechanism,
  pseudo: z.boolean().default(false),
  demo: z.boolean().optional(),
  discovered: z.boolean().optional(),
  favourite: z.boolean().optional(),
  uses: count.default(0),
  used: Time.optional(),
  tagsFrom: z.enum(['person', 'derived']).default('derived'),
  tags: z
    .array(z.object({ text: Text.refine(text => text.trim() !== ''), mechanism }))
    .max(many)
    .default([]),
  websites: z
    .array(z.object({ url: Text, name: Text, mechanism }))
    .max(many)
    .default([]),
  annotations: z
    .array(
      z.object({
        type: z.enum(enums.annotationTypes),
        text: Text,
        mechanism,
        pseudo: z.boolean().optional(),
        favorited: z.boolean().optional(),
        ...times,
      }),
    )
    .max(many)
    .default([]),
  anchors: z
    .array(
      z.object({
        type: z.enum(enums.anchorTypes),
        fullpath: Text,
        name: Text.optional(),
        platform: Platform.optional(),
        watch: z.boolean().optional(),
        ...times,
      }),
    )
    .max(many)
    .default([]),
  hints: z
    .array(z.object({ type: z.enum(enums.hintTypes), text: Text, mechanism, ...times }))
    .max(many)
    .default([]),
  secrets: z
    .array(
      z.object({
        text: Text,
        category: z.enum(enums.sensitiveCategories),
        severity: z.enum(enums.sensitiveSeverities),
        name: Text,
      }),
    )
    .max(many)
    .default([]),
  origin: CopyOrigin.optional(),
  collections: z.array(collectionId).max(maxCollections).default([]),
  /** Secrets in it are dots. */
  masked: z.literal(true).optional(),
  fragments: z.array(Fragment).min(1).max(many).refine(areArranged, 'the original comes first, and each has its own id'),
});
export type SnippetLine = z.output<typeof SnippetLine>;
export type SnippetLineInput = z.input<typeof SnippetLine>;

/** In `collections.json`, each after the one it is in. */
export const ArchivedCollection = z.object({
  id: collectionId,
  name: NewCollection.shape.name,
  parent: collectionId.optional(),
  query: z.string().max(maxQueryLength).optional(),
  ...times,
});
export type ArchivedCollection = z.output<typeof ArchivedCollection>;

/** In `tags.json`. */
export const ArchivedTag = z.object({
  id: uuid,
  text: z.string().trim().min(1).max(maxTagLength),
  category: z.enum(enums.tagCategories).default('UNKNOWN'),
  colour: z.enum(tagColours).optional(),
  created: Time.optional(),
  updated: Time.optional(),
});
export type ArchivedTag = z.output<typeof ArchivedTag>;

/** Tells a person without Magpie what is here. */
export const readme = `This is a Magpie archive: snippets of code, text, images and files in a zip file.

snippets.jsonl    One snippet a line, as JSON in UTF-8. "fragments" are its texts; "name", "tags", "collections",
                  "created" and the rest are about it. With jq: jq -r '.name, .fragments[].text' snippets.jsonl
files/            Images, other binary files and very large texts, named by their SHA-256. A fragment without "text" has
                  its content there, under the "sha256" of its "file".
collections.json  The collections: names, which one lies in which ("parent"), and what smart ones ask ("query").
tags.json         The tags with their colours.
manifest.json     Which format this is, when it was made and how much is in it.

Snippets with "deleted" were in the trash. Times are UTC. Any Magpie adds what is missing in its library from this file.
`;
