import { setImmediate as turn } from 'node:timers/promises';
import type { Output } from '../../src-shared/contract/index.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { AssetsService } from '../assets/service.ts';
import { type Announced, assetsMessage, entryOf } from './announce.ts';
import { Subscribers } from './subscribers.ts';

type AssetsMessage = Output<'assets.stream'>;

/** Assets read at once and told in one message: a burst costs few reads, and none of the messages is huge. */
const assetsPerMessage = 16;

interface Queued extends Announced {
  readonly revision: number;
  /** Set on the last entry of a change. */
  readonly handed?: () => void;
}

/**
 * Reads the assets that changes name and hands them to the two asset streams, strictly in commit order. While a read is
 * under way further changes wait, and are then read together.
 */
export class AssetAnnouncer {
  readonly plain = new Subscribers<AssetsMessage>();
  readonly full = new Subscribers<AssetsMessage>();
  readonly #read: AssetsService['assetsById'];
  readonly #queue: Queued[] = [];
  #draining = false;

  constructor(read: AssetsService['assetsById']) {
    this.#read = read;
  }

  /** Settles once every subscriber has been handed these entries. */
  announce(entries: readonly Announced[], revision: number): Promise<void> {
    if (this.plain.size + this.full.size === 0 && this.#queue.length === 0) return Promise.resolve();
    return new Promise(handed => {
      for (const [index, entry] of entries.entries()) {
        this.#queue.push({ ...entry, revision, ...(index === entries.length - 1 && { handed }) });
      }
      if (!this.#draining) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, assetsPerMessage);
      try {
        await this.#hand(batch);
      } catch {
        // What cannot be read cannot be told: all start over rather than miss an entry.
        this.plain.loseAll();
        this.full.loseAll();
      }
      for (const { handed } of batch) handed?.();
    }
    this.#draining = false;
  }

  async #hand(batch: readonly Queued[]): Promise<void> {
    // Entries of deletes go without transferables on both streams (assets-api section 6).
    const live = batch.filter(entry => !entry.deleted);
    const [plain, full] = await Promise.all([
      this.plain.size > 0 || live.length < batch.length ? this.#byId(batch, false) : undefined,
      this.full.size > 0 ? this.#byId(live, true) : undefined,
    ]);
    for (const [revision, entries] of byRevision(batch)) {
      if (plain) this.#tell(this.plain, entries, revision, entry => plain.get(entry.id));
      if (!full) continue;
      this.#tell(this.full, entries, revision, entry => (entry.deleted ? plain : full)?.get(entry.id));
      await turn(); // what was handed goes out before more is, else a burst of large assets fills the buffers of those who read
    }
  }

  #tell(
    subscribers: Subscribers<AssetsMessage>,
    entries: readonly Queued[],
    revision: number,
    find: (entry: Queued) => Asset | undefined,
  ): void {
    const assets = entries.flatMap(entry => {
      const asset = find(entry);
      return asset ? [entryOf(asset, entry.deleted, Date.now)] : [];
    });
    if (assets.length > 0) subscribers.hand(assetsMessage(assets), revision);
  }

  async #byId(entries: readonly Announced[], transferables: boolean): Promise<ReadonlyMap<AssetId, Asset>> {
    const ids = [...new Set(entries.map(({ id }) => id))];
    const assets = ids.length === 0 ? [] : await this.#read(ids, transferables);
    return new Map(assets.map(asset => [asset.id as AssetId, asset]));
  }
}

/** A subscriber may begin between two revisions, so a message never spans them. */
function byRevision(entries: readonly Queued[]): ReadonlyMap<number, Queued[]> {
  return Map.groupBy(entries, ({ revision }) => revision);
}
