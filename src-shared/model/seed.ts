import { z } from 'zod';
import {
  Application,
  Classification,
  ClassificationGeneric,
  ClassificationSpecific,
  Enrichment,
  Mechanism,
  Platform,
  unprocessable,
} from './common.ts';
import * as enums from './enums.ts';
import { TransferableBytes, TransferableString } from './transferable.ts';

/** A model outside this API: create ignores it, a draft gives it back as it came. */
const Elsewhere = z.record(z.string(), z.unknown());
const elsewhere = Elsewhere.optional();
/** The id of something that create ignores as well. */
const id = z.string().optional();

/** Exactly one of string and bytes, and it has its `raw` (assets-api section 7.1). */
function oneTransferable(
  value: { string?: { raw?: string | undefined } | undefined; bytes?: { raw?: unknown } | undefined },
  context: z.core.$RefinementCtx,
) {
  const refuse = (message: string) => context.issues.push({ code: 'custom', message, input: value, ...unprocessable });
  if ((value.string === undefined) === (value.bytes === undefined)) refuse('needs exactly one of string and bytes');
  else if ((value.string ?? value.bytes)?.raw === undefined) refuse('has no raw value; base64 and data_url are not supported');
}

const SeededFragment = z
  .object({
    string: TransferableString.optional(),
    bytes: TransferableBytes.optional(),
    metadata: z.object({ ext: ClassificationSpecific.optional() }).optional(),
  })
  .superRefine(oneTransferable);

const SeededFile = z
  .object({
    string: TransferableString.optional(),
    bytes: TransferableBytes.optional(),
    metadata: z
      .object({ name: z.string().optional(), ext: ClassificationSpecific.optional(), size: z.number().optional() })
      .optional(),
  })
  .superRefine(oneTransferable);

const rendering = z.enum(enums.classificationRenderings).optional();

const SeededFormat = z
  .object({
    file: SeededFile.optional(),
    fragment: SeededFragment.optional(),
    // Ignored on create (published); draft fills it in.
    classification: z
      .object({ generic: ClassificationGeneric.optional(), specific: ClassificationSpecific.optional(), rendering })
      .optional(),
  })
  .refine(format => (format.file === undefined) !== (format.fragment === undefined), {
    error: 'needs exactly one of file and fragment',
    ...unprocessable,
  });

export const SeededTag = z.object({
  text: z.string(),
  category: z.enum(enums.tagCategories).optional(),
  mechanism: Mechanism.optional(),
});

export const SeededWebsite = z.object({ url: z.string(), name: z.string(), mechanism: Mechanism.optional() });

export const SeededAnnotation = z.object({
  type: z.enum(enums.annotationTypes),
  text: z.string(),
  mechanism: Mechanism.optional(),
  pseudo: z.boolean().optional(),
  favorited: z.boolean().optional(),
  asset: id,
  person: id,
  model: id,
  anchor: id,
  conversation: id,
  workstream_summary: id,
  messages: elsewhere,
  assets: elsewhere,
  persons: elsewhere,
  anchors: elsewhere,
  conversations: elsewhere,
  websites: elsewhere,
  tags: elsewhere,
  summaries: elsewhere,
  workstream_events: elsewhere,
});

export const SeededAnchor = z.object({
  type: z.enum(enums.anchorTypes),
  fullpath: z.string(),
  name: z.string().optional(),
  platform: Platform.optional(),
  watch: z.boolean().optional(),
  annotations: z.array(SeededAnnotation).optional(),
  asset: id,
  conversation: id,
  persons: elsewhere,
});

export const SeededHint = z.object({
  type: z.enum(enums.hintTypes),
  text: z.string(),
  mechanism: Mechanism.optional(),
  asset: id,
  model: id,
});

const SeededSensitive = z.object({
  text: z.string(),
  category: z.enum(enums.sensitiveCategories),
  severity: z.enum(enums.sensitiveSeverities),
  name: z.string(),
  description: z.string(),
  mechanism: Mechanism.optional(),
  metadata: elsewhere,
});

const SeededAssetMetadata = z.object({
  name: z.string().optional(),
  mechanism: Mechanism.optional(),
  tags: z.array(SeededTag).optional(),
  websites: z.array(SeededWebsite).optional(),
  sensitives: z.array(SeededSensitive).optional(), // accepted and ignored
  persons: z.array(Elsewhere).optional(), // accepted and ignored
  annotations: z.array(SeededAnnotation).optional(),
  hints: z.array(SeededHint).optional(),
  anchors: z.array(SeededAnchor).optional(),
});

const SeededAsset = z.object({
  application: Application,
  format: SeededFormat,
  metadata: SeededAssetMetadata.optional(),
  discovered: z.boolean().optional(),
  available: z.object({ iterable: z.array(Classification.extend({ rendering })) }).optional(), // ignored on create
  pseudo: z.boolean().optional(),
  enrichment: Enrichment.optional(),
  demo: z.boolean().optional(),
});

/** What a client hands in to be saved (assets-api section 7.1). `type` is often absent, since SDK 4.1.0 renamed it. */
export const Seed = z.object({
  type: z
    .enum(enums.seedTypes)
    .refine(type => type === 'SEEDED_ASSET', { error: 'must be SEEDED_ASSET', ...unprocessable })
    .optional(),
  asset: SeededAsset,
  // Not read by create and draft.
  person: elsewhere,
  anchor: SeededAnchor.optional(),
  website: SeededWebsite.optional(),
});
export type Seed = z.infer<typeof Seed>;
export type SeedInput = z.input<typeof Seed>;
