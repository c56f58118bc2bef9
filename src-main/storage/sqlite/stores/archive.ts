import { randomUUID } from 'node:crypto';
import type { AssetId, CollectionId, FormatId } from '../../../../src-shared/model/ids.ts';
import type { AddedAsset, ArchivedAsset, FormatRecord, Payload } from '../../port.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';
import type { OwnClock } from '../own-clock.ts';
import type { Contents } from './contents.ts';
import type { EnrichmentQueue } from './enrichment.ts';
import { type Announce, flag, type Insert } from './insert.ts';
import type { Records } from './records.ts';
import type { Standing } from './trash.ts';

interface ArchiveDeps {
  readonly db: WriteDb;
  readonly records: Records;
  readonly contents: Contents;
  readonly changes: ChangeLog;
  readonly search: SearchIndex;
  readonly queue: EnrichmentQueue;
  readonly insert: Insert;
  readonly announce: Announce;
  readonly takeOut: (asset: Standing) => void;
  readonly clock: OwnClock;
}

interface OwnRow {
  readonly seq: number;
  readonly tags_owned: 0 | 1;
  readonly uses: number;
  readonly used: number | null;
}

interface Holder extends Standing {
  readonly version: number;
  readonly deleted: number | null;
}

/** Whole assets, out of the library and into it: what an archive is made of. */
export function createArchive({ db, records, contents, changes, search, queue, insert, announce, takeOut, clock }: ArchiveDeps) {
  const own = db.prepare<[string], OwnRow>(
    'SELECT seq, tags_owned, uses, used FROM assets WHERE seq IN (SELECT value FROM json_each(?))',
  );
  const memberships = db.prepare<[string], { asset: number; id: CollectionId }>(`
    SELECT m.asset, c.id FROM collection_assets m JOIN collections c ON c.key = m.collection
    WHERE m.asset IN (SELECT value FROM json_each(?)) ORDER BY c.key`);
  const everyId = db.prepare<[], AssetId>('SELECT id FROM assets ORDER BY seq').pluck();
  const inOrder = db
    .prepare<[string], AssetId>('SELECT id FROM assets WHERE id IN (SELECT value FROM json_each(?)) ORDER BY seq')
    .pluck();
  const newest = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM assets').pluck();

  const byId = db.prepare<[AssetId], Holder>('SELECT seq, id, pseudo, favourite, version, deleted FROM assets WHERE id = ?');
  const byFirstContent = db.prepare<[number, number, number], Holder>(`
    SELECT a.seq, a.id, a.pseudo, a.favourite, a.version, a.deleted FROM formats f JOIN assets a ON a.seq = f.asset
    WHERE f.content = ? AND f.position = 0 AND a.fragments = ? AND a.seq <= ? AND a.pseudo = 0
    ORDER BY a.deleted IS NOT NULL, a.seq DESC LIMIT 20`);
  const contentsOf = db.prepare<[number], number>('SELECT content FROM formats WHERE asset = ? ORDER BY position').pluck();
  const isIssued = db
    .prepare<[AssetId, AssetId], number>('SELECT 1 FROM assets WHERE id = ? UNION ALL SELECT 1 FROM tombstones WHERE id = ?')
    .pluck();
  const hasFormat = db.prepare<[FormatId], number>('SELECT 1 FROM formats WHERE id = ?').pluck();
  const settle = db.prepare(`
    UPDATE assets SET version = @version, updated = @updated, deleted = @deleted, trashed = @trashed, uses = @uses, used = @used,
      tags_owned = @tagsOwned WHERE seq = @seq`);
  const putImageText = db.prepare('INSERT INTO image_texts (format, text) VALUES (?, ?)');
  const putInto = db.prepare(
    'INSERT OR IGNORE INTO collection_assets (collection, asset) SELECT key, ? FROM collections WHERE id = ? AND query IS NULL',
  );

  function archived(ids: readonly AssetId[]) {
    const seqs = records.seqsOf(ids);
    const present = seqs.filter(seq => seq !== undefined);
    const count = records.fitting(present, true);
    const some = present.slice(0, count);
    const wanted = JSON.stringify(some);
    const rows = new Map(own.all(wanted).map(row => [row.seq, row]));
    const collections = Map.groupBy(memberships.all(wanted), ({ asset }) => asset);
    const assets = records.load(some).map((asset, i): ArchivedAsset => {
      const seq = some[i] as number;
      const { tags_owned = 0, uses = 0, used = null } = rows.get(seq) ?? {};
      const inside = (collections.get(seq) ?? []).map(({ id }) => id);
      return { asset, tagsOwned: tags_owned === 1, uses, ...(used !== null && { used }), collections: inside };
    });
    const firstLeft = present[count];
    return { assets, taken: firstLeft === undefined ? seqs.length : seqs.indexOf(firstLeft) };
  }

  /** Whether a stored asset has just these texts and bytes, in this order. */
  function holds(seq: number, payloads: readonly Payload[]): boolean {
    const stored = contentsOf.all(seq);
    return stored.length === payloads.length && payloads.every((payload, i) => contents.find(payload) === stored[i]);
  }

  /** The asset that an archived one is already, as it stood before the import or by its id. */
  function known({ asset, masked }: ArchivedAsset, before: number): Holder | undefined {
    const payloads = asset.formats.map(({ payload }) => payload);
    const same = byId.get(asset.id);
    if (same && (masked || holds(same.seq, payloads))) return same;
    const [first] = payloads;
    const content = first === undefined || asset.pseudo ? undefined : contents.find(first);
    if (content === undefined) return undefined;
    const shown = asset.formats.filter(({ role }) => role !== 'PREVIEW').length;
    return byFirstContent.all(content, shown, before).find(({ seq }) => holds(seq, payloads));
  }

  function add(archivedAsset: ArchivedAsset, before: number): AddedAsset {
    const { asset, uses, used, tagsOwned, collections } = archivedAsset;
    const already = known(archivedAsset, before);
    if (already) {
      const { id, version, deleted } = already;
      if (deleted === null || asset.deleted !== undefined) return { outcome: 'known', id, version };
      takeOut(already);
      return { outcome: 'restored', id, version: version + 1 };
    }
    const isTaken = isIssued.get(asset.id, asset.id) !== undefined;
    const id = isTaken ? (randomUUID() as AssetId) : asset.id;
    const formats = asset.formats.map((format): FormatRecord => {
      const isFree = !isTaken && hasFormat.get(format.id) === undefined;
      return isFree ? format : { ...format, id: randomUUID() as FormatId };
    });
    const seq = insert({ ...asset, id, formats });
    for (const { id: format, imageText } of formats) if (imageText !== undefined) putImageText.run(format, imageText);
    settle.run({
      seq,
      version: asset.version,
      updated: asset.updated,
      deleted: asset.deleted ?? null,
      trashed: asset.deleted === undefined ? null : clock.at(Date.now()),
      uses,
      used: used ?? null,
      tagsOwned: flag(tagsOwned),
    });
    for (const collection of collections) putInto.run(seq, collection);
    if (collections.length > 0) changes.noteCollections();
    queue.put(seq, asset.version);
    announce(seq, asset.deleted === undefined ? 'created' : 'deleted');
    if (uses > 0) search.setUses(seq, uses);
    return { outcome: isTaken ? 'copied' : 'added', id, version: asset.version };
  }

  return {
    archived,
    oldestFirst: (ids?: readonly AssetId[]): AssetId[] => (ids ? inOrder.all(JSON.stringify(ids)) : everyId.all()),
    newest: (): number => newest.get() ?? 0,
    addArchived: (assets: readonly ArchivedAsset[], before: number): AddedAsset[] => assets.map(asset => add(asset, before)),
  };
}
