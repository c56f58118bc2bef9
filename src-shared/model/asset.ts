import { z } from 'zod';
import {
  Application,
  ByteDescriptor,
  Classification,
  GroupedTimestamp,
  Indices,
  Mechanism,
  Platform,
  Reference,
  Score,
} from './common.ts';
import * as enums from './enums.ts';
import { TransferableBytes, TransferableString } from './transferable.ts';

/*
 * The published models as Magpie answers them (assets-api sections 7.2 and 9): only fields of SDK 4.1.0, absent
 * rather than null. Fields that section 11 keeps absent are not listed.
 */

const References = z.object({ iterable: z.array(Reference), indices: Indices });
const Mechanisms = z.record(z.string(), Mechanism);
const times = { created: GroupedTimestamp, updated: GroupedTimestamp };

export const Tag = z.object({
  id: z.string(),
  text: z.string(),
  category: z.enum(enums.tagCategories),
  ...times,
  mechanisms: Mechanisms.optional(),
});

export const Website = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  ...times,
  mechanisms: Mechanisms.optional(),
});

export const Annotation = z.object({
  id: z.string(),
  type: z.enum(enums.annotationTypes),
  text: z.string(),
  mechanism: Mechanism.optional(),
  asset: Reference.optional(),
  pseudo: z.boolean().optional(),
  favorited: z.boolean().optional(),
  ...times,
});

export const Anchor = z.object({
  id: z.string(),
  type: z.enum(enums.anchorTypes),
  name: z.string().optional(),
  watch: z.boolean().optional(),
  points: z.object({
    iterable: z.array(
      z.object({
        id: z.string(),
        reference: z.object({ id: z.string(), fullpath: z.string(), anchor: Reference, platform: Platform.optional(), ...times }),
      }),
    ),
    indices: Indices.optional(),
  }),
  ...times,
});

export const Hint = z.object({
  id: z.string(),
  type: z.enum(enums.hintTypes),
  text: z.string(),
  mechanisms: Mechanisms.optional(),
  ...times,
});

function listOf<T extends z.ZodType>(item: T) {
  return z.object({ iterable: z.array(item), indices: Indices });
}

const FragmentFormat = z.object({
  string: TransferableString.optional(),
  bytes: TransferableBytes.optional(),
  metadata: z.object({ ext: z.string().optional() }).optional(),
});
const FileFormat = z.object({ string: TransferableString.optional(), bytes: TransferableBytes.optional() });

const formatFields = {
  id: z.string(),
  creator: z.string(),
  classification: Classification,
  role: z.enum(enums.roles),
  application: Application,
  bytes: ByteDescriptor,
  ...times,
  fragment: FragmentFormat.optional(),
  file: FileFormat.optional(),
};

const assetFields = {
  id: z.string(),
  name: z.string(),
  creator: z.string(),
  ...times,
  deleted: GroupedTimestamp.optional(), // on the streams only
  mechanism: Mechanism,
  score: Score.optional(),
  favorited: z.boolean().optional(),
  pseudo: z.boolean().optional(),
  demo: z.boolean().optional(),
  discovered: z.boolean().optional(),
};

/** The asset inside a `Format`: to stop cycles its own formats, preview and original are ids only. */
export const FlattenedAsset = z.object({
  ...assetFields,
  formats: z.object({ iterable: z.array(Reference) }),
  preview: z.object({ base: z.string() }),
  original: z.string(),
  tags: References.optional(),
  websites: References.optional(),
  annotations: References.optional(),
  anchors: References.optional(),
  hints: References.optional(),
  sensitives: z.object({ iterable: z.array(Reference) }).optional(),
});

/** A secret that the enrichment found in the text (assets-api section 11). */
export const Sensitive = z.object({
  id: z.string(),
  ...times,
  asset: FlattenedAsset,
  text: z.string(),
  mechanism: Mechanism,
  category: z.enum(enums.sensitiveCategories),
  severity: z.enum(enums.sensitiveSeverities),
  name: z.string(),
  description: z.string(),
});

/** What was found in a picture. `raw` is its text; clients look for the format of this id among those of the asset. */
function analysisWith<File extends z.ZodType>(file: File) {
  return z.object({
    id: z.string(),
    format: z.string(),
    image: z.object({
      id: z.string(),
      analysis: z.string(),
      ocr: z.object({
        id: z.string(),
        raw: file,
        hocr: file,
        image: z.string(),
        model: z.object({
          id: z.string(),
          version: z.string(),
          created: GroupedTimestamp,
          name: z.string(),
          cloud: z.boolean(),
          type: z.enum(['SPEED', 'ACCURACY', 'BALANCED', 'UNKNOWN']),
          usage: z.enum(['OCR', 'UNKNOWN']),
        }),
      }),
    }),
  });
}

/** A format without analysis, as the files of an analysis are. */
export const FormatFile = z.object({ ...formatFields, asset: FlattenedAsset });
export const Analysis = analysisWith(FormatFile);
export const Format = FormatFile.extend({ analysis: Analysis.optional() });
export const Formats = z.object({ iterable: z.array(Format) });

export const FlattenedFile = z.object({ ...formatFields, asset: z.string() });
export const ReferencedFile = z.object({ id: z.string(), reference: FlattenedFile });
export const FlattenedAnalysis = analysisWith(ReferencedFile);

/** A format inside `original.reference` and `preview.base.reference`: `asset` is the asset's id. */
export const FlattenedFormat = FlattenedFile.extend({ analysis: FlattenedAnalysis.optional() });
const ReferencedFormat = z.object({ id: z.string(), reference: FlattenedFormat.optional() });

export const Asset = z.object({
  ...assetFields,
  formats: Formats,
  preview: z.object({ base: ReferencedFormat }),
  original: ReferencedFormat,
  tags: listOf(Tag).optional(),
  websites: listOf(Website).optional(),
  annotations: listOf(Annotation).optional(),
  anchors: listOf(Anchor).optional(),
  hints: listOf(Hint).optional(),
  sensitives: z.object({ iterable: z.array(Sensitive) }).optional(),
});

export const Assets = z.object({ iterable: z.array(Asset), indices: Indices });
export const FlattenedAssets = z.object({ iterable: z.array(Reference), indices: Indices });
export const PseudoAssets = z.object({ identifiers: FlattenedAssets });

/** `Assets` on input: of each item only `id` is read (assets-api sections 5.4 and 5.5). */
export const AssetReferences = z.object({ iterable: z.array(Reference) });

/** One entry of the identifiers stream. */
export const StreamedIdentifiers = z.object({
  iterable: z.array(z.object({ asset: Reference, deleted: z.literal(true).optional() })),
});

export type Asset = z.infer<typeof Asset>;
export type Assets = z.infer<typeof Assets>;
export type FlattenedAsset = z.infer<typeof FlattenedAsset>;
export type FlattenedAssets = z.infer<typeof FlattenedAssets>;
export type FlattenedFormat = z.infer<typeof FlattenedFormat>;
export type Format = z.infer<typeof Format>;
export type Formats = z.infer<typeof Formats>;
export type Tag = z.infer<typeof Tag>;
export type Website = z.infer<typeof Website>;
export type Annotation = z.infer<typeof Annotation>;
export type Anchor = z.infer<typeof Anchor>;
export type Hint = z.infer<typeof Hint>;
export type Sensitive = z.infer<typeof Sensitive>;
export type StreamedIdentifiers = z.infer<typeof StreamedIdentifiers>;
