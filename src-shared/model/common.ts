import { z } from 'zod';
import * as enums from './enums.ts';
import { parseTime } from './time.ts';

/** How an issue that a schema raises itself is answered; types and missing fields are always `malformed`. */
export const unprocessable = { params: { code: 'unprocessable' } } as const;

export const Mechanism = z.enum(enums.mechanisms);
export const Platform = z.enum(enums.platforms);

/** An ISO 8601 time; on output always UTC with three decimals and `Z` (assets-api section 3). */
export const WireTime = z
  .string()
  .refine(value => !Number.isNaN(parseTime(value)), { error: 'is not an ISO 8601 time', ...unprocessable });

export const GroupedTimestamp = z.object({ value: WireTime, readable: z.string().optional() });
export type GroupedTimestamp = z.infer<typeof GroupedTimestamp>;

/** A size: `value` in bytes (UTF-8 for text), `readable` as `1.2 KB`. */
export const ByteDescriptor = z.object({ value: z.int(), readable: z.string() });

export const Score = z.object({ manual: z.int(), automatic: z.int() });

const Enrichment = z.object({
  tags: z.int().optional(),
  websites: z.int().optional(),
  persons: z.int().optional(),
  hints: z.int().optional(),
});

/** The program that saved something, as it introduced itself. */
export const Application = z.object({
  id: z.string(),
  name: z.enum(enums.applicationNames),
  version: z.string(),
  platform: Platform,
  onboarded: z.boolean(),
  privacy: z.enum(enums.privacies),
  capabilities: z.enum(enums.capabilities).optional(),
  mechanism: Mechanism.optional(),
  automaticUnload: z.boolean().optional(),
  enrichment: Enrichment.optional(),
});
export type Application = z.infer<typeof Application>;
export { Enrichment };

export const ClassificationSpecific = z.enum(enums.classificationSpecifics as readonly [string, ...string[]]);
export const ClassificationGeneric = z.enum(enums.classificationGenerics);

/** What a format is: `generic` follows from `specific` (assets-api section 7.3). */
export const Classification = z.object({ generic: ClassificationGeneric, specific: ClassificationSpecific });
export type Classification = z.infer<typeof Classification>;

/** An id in a list, as `FlattenedAssets` and the like hold them. */
export const Reference = z.object({ id: z.string() });
export const Indices = z.record(z.string(), z.int());
