import { AppError } from '../../src-shared/errors.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { AssetRecord, Storage } from '../storage/port.ts';
import { toAsset, type WireOptions } from './wire.ts';

/** Ids handed to the store for one page. */
const idsAtOnce = 200;

/** What every topic of the service works with: no globals, clock and ids come in. */
export interface Context {
  readonly storage: Storage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** Whether the language of a text without a file's name is guessed as it is saved. */
  readonly guessesLanguage: () => boolean;
  /** How long the trash keeps what lies there; null: until it is emptied. */
  readonly trashDays: () => number | null;
}

/** @throws AppError `not_found` for an id never issued, `gone` for a deleted asset (assets-api section 4) */
export async function liveAsset({ storage }: Context, id: AssetId): Promise<AssetRecord> {
  const record = await anyAsset({ storage }, id);
  if (record.deleted !== undefined) throw gone();
  return record;
}

/** Live or in the trash. @throws AppError `not_found`, `gone` for what was removed for good */
export async function anyAsset({ storage }: Pick<Context, 'storage'>, id: AssetId): Promise<AssetRecord> {
  const found = await storage.asset(id);
  if (found === 'unknown') throw new AppError('not_found', 'There is no asset with this id');
  if (found === 'gone') throw gone();
  return found;
}

export function wireOptions({ storage, now }: Context, transferables: boolean): WireOptions {
  return { user: storage.user, transferables, now: now() };
}

/** Wire assets by id, in the order given and page by page; those that are gone are left out. */
export async function* wirePages(context: Context, ids: readonly AssetId[], transferables: boolean): AsyncGenerator<Asset[]> {
  for (let from = 0; from < ids.length; ) {
    const { assets, taken } = await context.storage.assets(ids.slice(from, from + idsAtOnce), transferables);
    const options = wireOptions(context, transferables);
    yield assets.map(record => toAsset(record, options));
    from += taken;
  }
}

/** All of those pages, for lists that are short. */
export async function wireAssets(context: Context, ids: readonly AssetId[], transferables: boolean): Promise<Asset[]> {
  const all: Asset[] = [];
  for await (const page of wirePages(context, ids, transferables)) all.push(...page);
  return all;
}

function gone(): AppError {
  return new AppError('gone', 'The asset was deleted');
}
