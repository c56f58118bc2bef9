import type { AssetId } from '../../src-shared/model/ids.ts';
import type { ArchivedAsset, Storage } from '../storage/port.ts';

/** Ids handed to the store at once. */
const idsAtOnce = 200;

/** Assets of the library by their ids, as many at a time as may be held; those that went meanwhile are left out. */
export async function* archivedPages(
  { archived }: Pick<Storage, 'archived'>,
  ids: readonly AssetId[],
  signal: AbortSignal,
  progress: (done: number) => void,
): AsyncGenerator<readonly ArchivedAsset[]> {
  for (let done = 0; done < ids.length; ) {
    signal.throwIfAborted();
    const { assets, taken } = await archived(ids.slice(done, done + idsAtOnce));
    yield assets;
    done += taken;
    progress(done);
  }
}
