import type { Parsed } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { SearchedAsset } from '../../src-shared/model/search.ts';
import type { Hit, SearchQuery } from '../storage/port.ts';
import { type Context, wireOptions, wirePages } from './context.ts';
import { interestOf } from './interest.ts';
import { toAsset } from './wire.ts';

type Pages<T> = AsyncIterable<readonly T[]>;

/** Answers that may hold a whole library, page by page: no host needs to hold one. */
export interface Lists {
  snapshot(options: Parsed<'assets.snapshot'>): Pages<Asset>;
  recommended(input: Parsed<'assets.recommended'>): Promise<Pages<Asset>>;
  /** @throws AppError `query_required` */
  search(input: Parsed<'assets.search'>): Promise<Pages<SearchedAsset>>;
  searchWithFilters(input: Parsed<'assets.searchWithFilters'>): Promise<Pages<SearchedAsset>>;
}

export function createLists(context: Context): Lists {
  const { storage } = context;

  return {
    snapshot: options => (options.suggested ? suggested(context, options) : newestFirst(context, options)),

    /** The given assets as they are stored now, each once; without a body all (assets-api section 5.4). */
    async recommended({ recommendation }) {
      if (!recommendation) return livePages(context, await storage.mostUsed({ pseudo: false }), true);
      const interest = interestOf(recommendation);
      const order = new Map((await storage.identifiers('with')).ids.map((id, index) => [id, index]));
      const given = [...interest.keys()].filter(id => order.has(id));
      given.sort((a, b) => (interest.get(b) ?? 0) - (interest.get(a) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return livePages(context, given, true);
    },

    async search({ query = '', searchable_tags = '', transferables, pseudo }) {
      const anyTag = searchable_tags.split(',').filter(tag => tag.trim() !== '');
      if (query.trim() === '' && anyTag.length === 0) throw new AppError('query_required', 'A search needs a query or tags');
      return found(context, { query, anyTag, pseudo }, transferables);
    },

    searchWithFilters: ({ search, transferables, pseudo }) => found(context, { ...search, pseudo }, transferables),
  };
}

async function* newestFirst(context: Context, { transferables, pseudo }: Parsed<'assets.snapshot'>): AsyncGenerator<Asset[]> {
  for (let before: number | undefined; ; ) {
    const { assets, next } = await context.storage.assetPage({
      pseudo,
      payloads: transferables,
      ...(before !== undefined && { before }),
    });
    const options = wireOptions(context, transferables);
    yield assets.map(record => toAsset(record, options));
    if (next === undefined) return;
    before = next;
  }
}

async function* suggested(context: Context, { transferables, pseudo }: Parsed<'assets.snapshot'>): AsyncGenerator<Asset[]> {
  yield* livePages(context, await context.storage.mostUsed({ pseudo }), transferables);
}

/** What was deleted since the ids were read is left out. */
async function* livePages(context: Context, ids: readonly AssetId[], transferables: boolean): AsyncGenerator<Asset[]> {
  for await (const page of wirePages(context, ids, transferables)) yield page.filter(asset => asset.deleted === undefined);
}

async function found(context: Context, query: SearchQuery, transferables: boolean): Promise<Pages<SearchedAsset>> {
  return hitPages(context, await context.storage.search(query), transferables);
}

async function* hitPages(context: Context, hits: readonly Hit[], transferables: boolean): AsyncGenerator<SearchedAsset[]> {
  const byId = new Map(hits.map(hit => [hit.id as string, hit]));
  for await (const page of livePages(
    context,
    hits.map(hit => hit.id),
    transferables,
  )) {
    yield page.map(asset => {
      const { id, exact, score, match, pseudo } = byId.get(asset.id) as Hit;
      return { asset, exact, score, match, identifier: id, ...(pseudo && { pseudo }) };
    });
  }
}

/** All the pages of a list that somebody wants whole. */
export async function collect<T>(pages: Pages<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
