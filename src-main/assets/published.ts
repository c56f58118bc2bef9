import type { assets } from '../../src-shared/contract/assets.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { SearchedAsset, SearchedAssets } from '../../src-shared/model/search.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import { type Context, liveAsset, wireAssets, wireOptions } from './context.ts';
import { toDraft } from './draft.ts';
import { collect, type Lists } from './lists.ts';
import { toNewAsset } from './seed.ts';
import { toAsset, toAssets, toFlattenedAssets, toFormats } from './wire.ts';

/** Most assets that `related` answers (assets-api section 5.5). */
const maxRelated = 25;

/** The twelve calls of the published Assets API. */
export function createPublished(
  context: Context,
  lists: Lists,
  enrichment: Pick<Enrichment, 'draft'>,
): Handlers<keyof typeof assets> {
  const { storage, now, newId, guessesLanguage } = context;

  return {
    'assets.create': async ({ seed, transferables }) =>
      toAsset(await storage.create(toNewAsset(seed, now(), newId, guessesLanguage())), wireOptions(context, transferables)),

    'assets.delete': async ({ asset }) => {
      const [deleted] = await storage.trash([asset], now());
      if (deleted === undefined) await liveAsset(context, asset); // says whether it is unknown or gone
      return asset;
    },

    'assets.draft': ({ seed, transferables }) =>
      toDraft(seed, transferables, { ...enrichment, guessesLanguage: guessesLanguage() }),

    'assets.recommended': async input => toAssets(await collect(await lists.recommended(input))),

    'assets.related': async ({ assets: given }) => {
      const ids = (given?.iterable ?? []).map(({ id }) => id.toLowerCase() as AssetId);
      const related = (await storage.related(ids, maxRelated)).slice(0, maxRelated).map(({ id }) => id);
      return toAssets(await wireAssets(context, related, true));
    },

    'assets.identifiers': async ({ pseudo }) => toFlattenedAssets((await storage.identifiers(pseudo ? 'with' : 'without')).ids),

    'assets.pseudo': async () => ({ identifiers: toFlattenedAssets((await storage.identifiers('only')).ids) }),

    'assets.search': async input => toSearchedAssets(await collect(await lists.search(input))),

    'assets.searchWithFilters': async input => ({
      results: toSearchedAssets(await collect(await lists.searchWithFilters(input))),
    }),

    'assets.snapshot': async options => toAssets(await collect(lists.snapshot(options))),

    'assets.formats': async ({ asset, transferables }) =>
      toFormats(await liveAsset(context, asset), wireOptions(context, transferables)),

    'assets.get': async ({ asset, transferables }) =>
      toAsset(await liveAsset(context, asset), wireOptions(context, transferables)),
  };
}

function toSearchedAssets(iterable: SearchedAsset[]): SearchedAssets {
  const exact = iterable.filter(hit => hit.exact).length;
  return { iterable, suggested: iterable.length - exact, exact };
}
