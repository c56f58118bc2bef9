import type { Output } from '../../src-shared/contract/index.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Change } from '../../src-shared/model/library.ts';

/** One entry of the published streams. */
export interface Announced {
  readonly id: AssetId;
  readonly deleted: boolean;
}

/** What a change says on the published streams: never a pseudo asset, and nothing when a trashed one goes for good. */
export function announced({ assets }: Change): Announced[] {
  return assets
    .filter(asset => !asset.pseudo && asset.kind !== 'purged')
    .map(({ id, kind }) => ({ id, deleted: kind === 'deleted' }));
}

export function identifiersMessage(entries: readonly Announced[]): Output<'assets.streamIdentifiers'> {
  return { iterable: entries.map(({ id, deleted }) => (deleted ? { asset: { id }, deleted } : { asset: { id } })) };
}

/**
 * An asset as an entry tells it. It was read after its change, and may have been deleted or restored meanwhile: the entry
 * says what its own change did.
 */
export function entryOf(asset: Asset, deleted: boolean, now: () => number): Asset {
  const { deleted: at, ...live } = asset;
  if (!deleted) return live;
  return { ...live, deleted: at ?? { value: new Date(now()).toISOString(), readable: 'just now' } };
}

export function assetsMessage(iterable: readonly Asset[]): Output<'assets.stream'> {
  return { iterable: [...iterable], indices: Object.fromEntries(iterable.map(({ id }, index) => [id, index])) };
}
