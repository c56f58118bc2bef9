import type { assets } from '../../src-shared/contract/assets.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { SearchedAssets } from '../../src-shared/model/search.ts';
import type { SearchQuery } from '../storage/port.ts';
import { type Context, liveAsset, wireAssets, wireOptions } from './context.ts';
import { toDraft } from './draft.ts';
import { interestOf } from './interest.ts';
import { toNewAsset } from './seed.ts';
import { toAsset, toAssets, toFlattenedAssets, toFormats } from './wire.ts';

/** Most assets that `related` answers (assets-api section 5.5). */
const maxRelated = 25;
/** Assets read from the store at a time for a whole list. */
const pageSize = 100;

/** The twelve calls of the published Assets API. */
export function createPublished(context: Context): Handlers<keyof typeof assets> {
  const { storage, now, newId } = context;

  async function search(query: SearchQuery, transferables: boolean): Promise<SearchedAssets> {
    const hits = await storage.search(query);
    const found = new Map(
      (
        await wireAssets(
          context,
          hits.map(hit => hit.id),
          transferables,
        )
      ).map(asset => [asset.id, asset]),
    );
    const iterable = hits.flatMap(({ id, exact, score, match, pseudo }) => {
      const asset = found.get(id);
      return asset ? [{ asset, exact, score, match, identifier: id, ...(pseudo && { pseudo }) }] : [];
    });
    const exact = iterable.filter(hit => hit.exact).length;
    return { iterable, suggested: iterable.length - exact, exact };
  }

  /** Given ids as they are stored now, each once, without those that are gone. */
  async function liveOf(ids: readonly AssetId[]): Promise<Asset[]> {
    return (await wireAssets(context, [...new Set(ids)], true)).filter(asset => asset.deleted === undefined);
  }

  return {
    'assets.create': async ({ seed, transferables }) =>
      toAsset(await storage.create(toNewAsset(seed, now(), newId)), wireOptions(context, transferables)),

    'assets.delete': async ({ asset }) => {
      const [deleted] = await storage.trash([asset], now());
      if (deleted === undefined) await liveAsset(context, asset); // says whether it is unknown or gone
      return asset;
    },

    'assets.draft': async ({ seed, transferables }) => toDraft(seed, transferables),

    'assets.recommended': async ({ recommendation }) => {
      if (!recommendation) return toAssets(await wireAssets(context, await storage.mostUsed({ pseudo: false }), true));
      const interest = interestOf(recommendation);
      const order = new Map((await storage.identifiers('with')).ids.map((id, index) => [id, index]));
      const given = [...interest.keys()].filter(id => order.has(id));
      given.sort((a, b) => (interest.get(b) ?? 0) - (interest.get(a) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return toAssets(await liveOf(given));
    },

    'assets.related': async ({ assets: given }) => {
      const ids = (given?.iterable ?? []).map(({ id }) => id.toLowerCase() as AssetId);
      return toAssets(await liveOf(await storage.related(ids, maxRelated)));
    },

    'assets.identifiers': async ({ pseudo }) => toFlattenedAssets((await storage.identifiers(pseudo ? 'with' : 'without')).ids),

    'assets.pseudo': async () => ({ identifiers: toFlattenedAssets((await storage.identifiers('only')).ids) }),

    'assets.search': async ({ query = '', searchable_tags = '', transferables, pseudo }) => {
      const anyTag = searchable_tags.split(',').filter(tag => tag.trim() !== '');
      if (query.trim() === '' && anyTag.length === 0) throw new AppError('query_required', 'A search needs a query or tags');
      return search({ query, anyTag, pseudo }, transferables);
    },

    'assets.searchWithFilters': async ({ search: input, transferables, pseudo }) => ({
      results: await search({ ...input, pseudo }, transferables),
    }),

    'assets.snapshot': async options => {
      const all: Asset[] = [];
      for await (const page of assetPages(context, options)) all.push(...page);
      return toAssets(all);
    },

    'assets.formats': async ({ asset, transferables }) =>
      toFormats(await liveAsset(context, asset), wireOptions(context, transferables)),

    'assets.get': async ({ asset, transferables }) =>
      toAsset(await liveAsset(context, asset), wireOptions(context, transferables)),
  };
}

export interface SnapshotOptions {
  readonly transferables: boolean;
  readonly suggested: boolean;
  readonly pseudo: boolean;
}

/** All assets page by page (assets-api section 5.10): newest first, or in the order the server would suggest them. */
export async function* assetPages(
  context: Context,
  { transferables, suggested, pseudo }: SnapshotOptions,
): AsyncGenerator<readonly Asset[]> {
  const { storage } = context;
  if (suggested) {
    const ids = await storage.mostUsed({ pseudo });
    for (let from = 0; from < ids.length; from += pageSize) {
      const page = await wireAssets(context, ids.slice(from, from + pageSize), transferables);
      yield page.filter(asset => asset.deleted === undefined);
    }
    return;
  }
  for (let before: number | undefined; ; ) {
    const { assets, next } = await storage.assetPage({ pseudo, limit: pageSize, ...(before !== undefined && { before }) });
    const options = wireOptions(context, transferables);
    yield assets.map(record => toAsset(record, options));
    if (next === undefined) return;
    before = next;
  }
}
