import { z } from 'zod';
import { Asset, AssetReferences } from './asset.ts';
import { ClassificationSpecific, GroupedTimestamp, Reference, unprocessable } from './common.ts';
import * as enums from './enums.ts';

/** Deeper filters are refused with 422 (assets-api section 4). */
export const maxFilterDepth = 16;

const FilterTimestamp = z.object({
  from: GroupedTimestamp.optional(),
  to: GroupedTimestamp.optional(),
  between: z.boolean().optional(),
});

const FilterPhrase = z.object({
  value: z.string().optional(),
  title: z.boolean().optional(),
  content: z.boolean().optional(),
  annotation: z.boolean().optional(),
  options: z.object({ annotation: z.enum(enums.annotationTypes).optional() }).optional(),
});

const Operator = z.enum(enums.filterOperationTypes);

/** One filter: its own conditions are ANDed, its `operations` joined by their `type` (assets-api section 8.3). */
export const AssetFilter = z.object({
  classification: ClassificationSpecific.optional(),
  tags: z.array(z.string()).optional(),
  websites: z.array(z.string()).optional(),
  persons: z.array(z.string()).optional(),
  phrase: FilterPhrase.optional(),
  created: FilterTimestamp.optional(),
  updated: FilterTimestamp.optional(),
  get operations() {
    return AssetFilters.optional();
  },
});
export type AssetFilter = z.infer<typeof AssetFilter>;

export const AssetFilters = z.object({
  get iterable() {
    return z.array(AssetFilter);
  },
  type: Operator.optional(),
});
export type AssetFilters = z.infer<typeof AssetFilters>;

/** The body of POST /assets/search. `identifers` is the published spelling. */
export const SearchInput = z
  .object({
    query: z.string().optional(),
    space: z.object({ identifers: z.object({ iterable: z.array(Reference).optional() }) }).optional(),
    filters: AssetFilters.optional(),
    casing: z.boolean().optional(),
  })
  .refine(input => depthOf(input.filters) <= maxFilterDepth, {
    error: `has filters nested more than ${maxFilterDepth} deep`,
    ...unprocessable,
  });
export type SearchInput = z.infer<typeof SearchInput>;

export const SearchedAsset = z.object({
  asset: Asset,
  exact: z.boolean(),
  score: z.number(),
  match: z.enum(enums.searchedMatches),
  identifier: z.string(),
  pseudo: z.boolean().optional(),
});

export const SearchedAssets = z.object({ iterable: z.array(SearchedAsset), suggested: z.int(), exact: z.int() });
export type SearchedAsset = z.infer<typeof SearchedAsset>;
export type SearchedAssets = z.infer<typeof SearchedAssets>;

/** What a person did with assets; belongs to the asset it names, else to the one at the same index. */
export const Recommendation = z.object({
  assets: AssetReferences,
  interactions: z.object({
    iterable: z.array(
      z.object({
        asset: z.string().optional(),
        interactions: z
          .object({ viewed: z.string(), touched: z.boolean().optional(), scrolled: z.boolean().optional() })
          .optional(),
      }),
    ),
  }),
});
export type Recommendation = z.infer<typeof Recommendation>;

function depthOf(filters: AssetFilters | undefined): number {
  if (!filters) return 0;
  return 1 + Math.max(0, ...filters.iterable.map(filter => depthOf(filter.operations)));
}
