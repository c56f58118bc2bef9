import { randomUUID } from 'node:crypto';
import { AppError } from '../../src-shared/errors.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Change, ChangeKind } from '../../src-shared/model/library.ts';
import type { AssetsService } from '../assets/service.ts';

/* The least that can be served: keeps assets in a map. For tests of the server alone. */

export function tinyService(): AssetsService {
  const all = new Map<AssetId, Asset>();
  const listeners = new Set<(change: Change) => void | Promise<void>>();
  let revision = 0;
  const announce = async (id: AssetId, kind: ChangeKind) => {
    revision++;
    const pseudo = all.get(id)?.pseudo;
    for (const listener of listeners) await listener({ revision, assets: [{ id, kind, ...(pseudo && { pseudo }) }] });
  };
  const live = () => [...all.values()].filter(asset => !asset.deleted && !asset.pseudo).reverse();
  const find = (id: AssetId) => {
    const asset = all.get(id);
    if (!asset) throw new AppError('not_found', 'No such asset');
    if (asset.deleted) throw new AppError('gone', 'The asset was deleted');
    return asset;
  };
  const refuse = async () => {
    throw new AppError('unavailable', 'Not in this service');
  };
  return {
    handlers: {
      'assets.create': async ({ seed, transferables }) => {
        const asset = makeAsset(
          seed.asset.metadata?.name ?? 'Untitled',
          seed.asset.format.fragment?.string?.raw ?? '',
          seed.asset.pseudo,
        );
        all.set(asset.id as AssetId, asset);
        await announce(asset.id as AssetId, 'created');
        return without(asset, transferables);
      },
      'assets.delete': async ({ asset }) => {
        find(asset).deleted = stamp();
        await announce(asset, 'deleted');
        return asset;
      },
      'assets.get': async ({ asset, transferables }) => without(find(asset), transferables),
      'assets.formats': async ({ asset, transferables }) => without(find(asset), transferables).formats,
      'assets.draft': async ({ seed }) => seed,
      'assets.recommended': async () => ({ iterable: [], indices: {} }),
      'assets.related': async () => ({ iterable: [], indices: {} }),
      'assets.identifiers': refuse,
      'assets.pseudo': async () => ({ identifiers: { iterable: [], indices: {} } }),
      'assets.search': async ({ query }) => {
        if (!query) throw new AppError('query_required', 'Give a query or tags');
        return { iterable: [], suggested: 0, exact: 0 };
      },
      'assets.searchWithFilters': async () => ({ results: { iterable: [], suggested: 0, exact: 0 } }),
      'assets.snapshot': refuse,
      'library.page': refuse,
      'library.facets': refuse,
      'library.snippet': refuse,
      'library.edit': refuse,
      'library.trash': refuse,
      'library.restore': refuse,
      'library.discard': refuse,
      'system.info': refuse,
    },
    changes: {
      get revision() {
        return revision;
      },
      subscribe: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    assetsById: async (ids, transferables) => ids.flatMap(id => all.get(id) ?? []).map(asset => without(asset, transferables)),
    identifiers: async () => ({ revision, ids: live().map(asset => asset.id as AssetId) }),
    pages: async function* ({ transferables }) {
      yield live().map(asset => without(asset, transferables));
    },
    content: async () => undefined,
    close: async () => {},
  };
}

function without(asset: Asset, transferables: boolean): Asset {
  if (transferables) return asset;
  return JSON.parse(JSON.stringify(asset, (key, value: unknown) => (key === 'string' ? undefined : value))) as Asset;
}

function stamp() {
  return { value: new Date().toISOString(), readable: 'just now' };
}

function makeAsset(name: string, raw: string, pseudo: boolean | undefined): Asset {
  const times = { created: stamp(), updated: stamp() };
  const own = {
    id: randomUUID(),
    name,
    creator: randomUUID(),
    ...times,
    mechanism: 'MANUAL' as const,
    ...(pseudo && { pseudo }),
  };
  const format = {
    id: randomUUID(),
    creator: own.creator,
    classification: { generic: 'TEXT' as const, specific: 'txt' },
    role: 'BOTH' as const,
    application: {
      id: 'x',
      name: 'OPEN_SOURCE' as const,
      version: '1',
      platform: 'LINUX' as const,
      onboarded: true,
      privacy: 'ANONYMOUS' as const,
    },
    bytes: { value: raw.length, readable: `${raw.length} B` },
    ...times,
    fragment: { string: { raw } },
  };
  const reference = { ...format, asset: own.id };
  const flat = { ...own, formats: { iterable: [{ id: format.id }] }, preview: { base: format.id }, original: format.id };
  return {
    ...own,
    formats: { iterable: [{ ...format, asset: flat }] },
    preview: { base: { id: format.id, reference } },
    original: { id: format.id, reference },
  };
}
