import { AppError } from '../../src-shared/errors.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Storage } from '../storage/port.ts';
import type { Imported } from './archive/import.ts';

const idsAtOnce = 200;

/** What became of an import that was taken back: removed for good, or in the trash, since somebody had changed it. */
export interface TakenBack {
  readonly removed: number;
  readonly trashed: number;
}

/** Takes an import back as if it had not been; what was changed since is not lost, but lies in the trash. */
export async function takeBack(storage: Storage, imported: Imported, now: () => number): Promise<TakenBack> {
  let removed = 0;
  let trashed = 0;
  const ids = [...imported.added.keys()];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const { unchanged, changed } = await sorted(storage, ids.slice(from, from + idsAtOnce), imported.added);
    await storage.trash([...unchanged, ...changed], now());
    removed += (await storage.purge(unchanged, now())).length;
    trashed += changed.length;
  }
  await storage.trash(imported.restored, now());
  await removeCollections(storage, imported);
  await removeTags(storage, imported);
  return { removed, trashed };
}

async function sorted(storage: Storage, ids: readonly AssetId[], added: Imported['added']) {
  const unchanged: AssetId[] = [];
  const changed: AssetId[] = [];
  for (let done = 0; done < ids.length; ) {
    const { assets, taken } = await storage.assets(ids.slice(done), false);
    for (const { id, version } of assets) (version === added.get(id) ? unchanged : changed).push(id);
    done += taken;
  }
  return { unchanged, changed };
}

/** Those that nothing is in. The ones inside go first. */
async function removeCollections(storage: Storage, { collections }: Imported): Promise<void> {
  const made = new Set(collections);
  for (const { id, count, query } of (await storage.collections()).toReversed()) {
    if (!made.has(id) || (query === undefined && count !== 0)) continue;
    await storage.deleteCollection(id).catch(ignoreGone);
  }
}

async function removeTags(storage: Storage, { tags }: Imported): Promise<void> {
  const made = new Set(tags);
  const unused = (await storage.tags()).filter(tag => tag.unused && made.has(tag.id));
  if (unused.length > 0) await storage.deleteTags(unused.map(({ id }) => id)).catch(ignoreGone);
}

/** Somebody was faster. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
}
