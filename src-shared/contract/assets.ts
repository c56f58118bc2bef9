import { z } from 'zod';
import { Asset, AssetReferences, Assets, FlattenedAssets, Formats, PseudoAssets } from '../model/asset.ts';
import { assetId } from '../model/ids.ts';
import { Recommendation, SearchedAssets, SearchInput } from '../model/search.ts';
import { Seed } from '../model/seed.ts';
import type { OperationSpec } from './operation.ts';
import { flag, pseudo, transferables } from './query.ts';

/** The published Assets API: twelve calls (assets-api section 5); its three streams are in streams.ts. */
export const assets = {
  'assets.create': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/assets/create', body: { field: 'seed' } },
    summary: 'Save a seed as a new asset',
    input: z.object({ seed: Seed, transferables }),
    output: Asset,
  },
  'assets.delete': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/assets/{asset}/delete', text: true },
    summary: 'Move an asset to the trash; its id answers 410 from then on',
    input: z.object({ asset: assetId }),
    output: z.string(),
  },
  'assets.draft': {
    kind: 'query',
    http: { verb: 'POST', path: '/assets/draft', body: { field: 'seed' } },
    summary: 'What create would make of a seed; stores nothing',
    input: z.object({ seed: Seed, transferables }),
    output: Seed,
  },
  'assets.recommended': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/recommended', body: { field: 'recommendation', optional: true }, alsoPost: true },
    summary: 'The given assets, most interesting first',
    input: z.object({ recommendation: Recommendation.optional() }),
    output: Assets,
  },
  'assets.related': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/related', body: { field: 'assets', optional: true }, alsoPost: true },
    summary: 'Assets related to the given ones, closest first',
    input: z.object({ assets: AssetReferences.optional() }),
    output: Assets,
  },
  'assets.identifiers': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/identifiers' },
    summary: 'The ids of all assets, newest first',
    input: z.object({ pseudo }),
    output: FlattenedAssets,
  },
  'assets.pseudo': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/pseudo' },
    summary: 'The ids of the assets that were saved without being asked for',
    input: z.object({}),
    output: PseudoAssets,
  },
  'assets.search': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/search' },
    summary: 'Search by query, tags or both',
    input: z.object({ query: z.string().optional(), searchable_tags: z.string().optional(), transferables, pseudo }),
    output: SearchedAssets,
  },
  'assets.searchWithFilters': {
    kind: 'query',
    http: { verb: 'POST', path: '/assets/search', body: { field: 'search' } },
    summary: 'Search by query, ids and nested filters',
    input: z.object({ search: SearchInput, transferables, pseudo }),
    output: z.object({ results: SearchedAssets }),
  },
  'assets.snapshot': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets' },
    summary: 'All assets, newest first',
    input: z.object({ transferables, suggested: flag(false), pseudo }),
    output: Assets,
  },
  'assets.formats': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/{asset}/formats' },
    summary: 'The formats of one asset, the original first',
    input: z.object({ asset: assetId, transferables }),
    output: Formats,
  },
  'assets.get': {
    kind: 'query',
    http: { verb: 'GET', path: '/assets/{asset}' },
    summary: 'One asset by id',
    input: z.object({ asset: assetId, transferables }),
    output: Asset,
  },
} as const satisfies Record<string, OperationSpec>;
