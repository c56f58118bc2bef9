import type { Output } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { AssetId, CollectionId } from '../../src-shared/model/ids.ts';
import { type Context, liveAsset } from './context.ts';
import { toSnippet } from './snippet.ts';

/**
 * Keeps one of several snippets, with the tags and collections of all, and the star if one of them has it. Texts are left as
 * they are.
 *
 * @throws AppError `unprocessable` for a snippet merged with itself, `not_found` or `gone` for one that is not live
 */
export async function merge(context: Context, keep: AssetId, drop: readonly AssetId[]): Promise<Output<'library.merge'>> {
  const { storage, now } = context;
  if (drop.includes(keep)) throw new AppError('unprocessable', 'A snippet cannot be merged with itself');
  const kept = await liveAsset(context, keep);
  const dropped = await Promise.all(drop.map(id => liveAsset(context, id)));
  const tags = [...new Map([...dropped.flatMap(asset => asset.tags), ...kept.tags].map(tag => [tag.id, tag])).values()];
  const missing = tags.filter(({ id }) => !kept.tags.some(tag => tag.id === id));
  const isStarred = dropped.some(({ favourite }) => favourite === true) && kept.favourite !== true;
  const isIn = await collectionsOf(context, [keep]);
  const collections = [...(await collectionsOf(context, drop))].filter(id => !isIn.has(id));
  // Called in one turn, they are one commit.
  const [merged] = await Promise.all([
    missing.length === 0 && !isStarred
      ? kept
      : storage.edit({ id: keep, at: now(), tags: [...kept.tags, ...missing], ...(isStarred && { favourite: true }) }),
    storage.trash(drop, now()),
    ...collections.map(id => storage.collect({ id, add: [keep], remove: [] })),
  ]);
  return { snippet: toSnippet(merged), collections };
}

async function collectionsOf({ storage }: Context, ids: readonly AssetId[]): Promise<Set<CollectionId>> {
  const found = new Set<CollectionId>();
  for (let from = 0; from < ids.length; ) {
    const { assets, taken } = await storage.archived(ids.slice(from));
    for (const { collections } of assets) for (const id of collections) found.add(id);
    from += taken;
  }
  return found;
}
