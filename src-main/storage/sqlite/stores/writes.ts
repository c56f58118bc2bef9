import { AppError } from '../../../../src-shared/errors.ts';
import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { AssetEdit, AssetRecord, NewAsset, Saving, Sync, Writes } from '../../port.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';
import type { Contents } from './contents.ts';
import { createEnrichmentWriter, type EnrichmentQueue } from './enrichment.ts';
import type { Formats } from './formats.ts';
import { type Announce, flag, type Insert } from './insert.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';
import type { Sensitives } from './sensitives.ts';
import { createSummaries } from './summary.ts';
import type { Standing } from './trash.ts';
import { createUses } from './uses.ts';

export interface WritesDeps {
  readonly db: WriteDb;
  readonly records: Records;
  readonly contents: Contents;
  readonly formats: Formats;
  readonly changes: ChangeLog;
  readonly search: SearchIndex;
  readonly links: Links;
  readonly queue: EnrichmentQueue;
  readonly sensitives: Sensitives;
  readonly insert: Insert;
  readonly announce: Announce;
  /** Takes what was found in the trash out of it. */
  readonly takeOut: (asset: Standing) => void;
}

/** The writes that are about something else than assets. */
type OtherWrite =
  | 'putSettings'
  | 'tryWriting'
  | 'putThumbnail'
  | 'rememberPlaceholders'
  | 'mark'
  | `${string}Collection`
  | 'addArchived'
  | 'editTag'
  | `${string}Tags`
  | 'collect'
  | 'trash'
  | 'restore'
  | 'purge'
  | 'countDue'
  | 'purgeDue'
  | 'thinVersions';

/** Every change of the library. Each function is called inside a transaction, and notes what it did in the change log. */
export function createWrites({
  db,
  records,
  contents,
  formats: formatRows,
  changes,
  search,
  links,
  queue,
  sensitives,
  insert,
  announce,
  takeOut,
}: WritesDeps): Omit<Sync<Writes>, OtherWrite> {
  const insertVersion = db.prepare('INSERT INTO versions (asset, version, format, content, state, at) VALUES (?, ?, ?, ?, ?, ?)');
  const touch = db.prepare(`
    UPDATE assets SET name = @name, name_derived = @nameDerived, favourite = @favourite, version = version + 1, updated = @at
    WHERE seq = @seq`);
  const ownTags = db.prepare('UPDATE assets SET tags_owned = 1 WHERE seq = ?');
  const summaries = createSummaries(db);
  const uses = createUses(db);
  const seqOf = db.prepare<[AssetId], number>('SELECT seq FROM assets WHERE id = ?').pluck();
  const holding = db.prepare<[number], Standing & { readonly deleted: number | null }>(`
    SELECT a.seq, a.id, a.pseudo, a.favourite, a.deleted FROM formats f JOIN assets a ON a.seq = f.asset
    WHERE f.content = ? AND f.position = 0 AND a.fragments = 1 AND a.pseudo = 0
    ORDER BY a.deleted IS NOT NULL, a.seq DESC LIMIT 1`);
  const setOrigin = db.prepare('INSERT OR REPLACE INTO origins (asset, application, title) VALUES (?, ?, ?)');

  function create(asset: NewAsset): AssetRecord {
    const seq = insert(asset);
    queue.put(seq, 1, asset.bounds);
    return announce(seq, 'created');
  }

  function save(asset: NewAsset): Saving {
    const content = asset.formats[0] && contents.find(asset.formats[0].payload);
    const known = content === undefined || asset.pseudo ? undefined : holding.get(content);
    if (!known) return { outcome: 'saved', asset: create(asset) };
    if (known.deleted !== null) takeOut(known);
    const [record] = records.load([known.seq]);
    if (!record) throw new Error(`Asset ${known.seq} is missing`);
    return { outcome: known.deleted === null ? 'known' : 'restored', asset: record };
  }

  function editable(id: AssetId, base: number | undefined): AssetRecord {
    const found = records.find(id);
    if (found === 'unknown') throw new AppError('not_found', 'There is no such snippet');
    if (found === 'gone' || found.deleted !== undefined) throw new AppError('gone', 'The snippet was deleted');
    if (base !== undefined && base !== found.version) throw new AppError('conflict', 'The snippet was changed in the meantime');
    return found;
  }

  function edit(change: AssetEdit): AssetRecord {
    const { id, at, base, name, favourite, tags, tagToAdd, formats = [], layout } = change;
    const before = editable(id, base);
    const seq = seqOf.get(id) as number;
    const state = { name: before.name, nameDerived: before.nameDerived, tags: before.tags.map(tag => tag.text) };
    if (name || tags || tagToAdd) insertVersion.run(seq, before.version, null, null, JSON.stringify(state), at);
    for (const format of formats) formatRows.edit(seq, before, format, at);
    if (layout) formatRows.arrange(seq, before, layout, at);
    if (tags) {
      links.setTags(seq, tags, at);
      ownTags.run(seq);
    }
    if (tagToAdd) links.addTag(seq, tagToAdd, at);
    touch.run({
      seq,
      at,
      name: name?.text ?? before.name,
      nameDerived: flag(name?.derived ?? before.nameDerived),
      favourite: flag(favourite ?? before.favourite),
    });
    sensitives.add(seq, change.sensitives ?? [], at);
    const [after] = formats.length > 0 || layout ? records.load([seq]) : [];
    if (after) {
      summaries.put(seq, after);
      queue.put(seq, after.version);
    }
    return announce(seq, 'changed');
  }

  const enrich = createEnrichmentWriter(
    { db, records, links, sensitives, summaries, announce: seq => announce(seq, 'changed') },
    queue,
  );

  return {
    create,
    save,
    putOrigin(id, { application, title }) {
      const seq = seqOf.get(id);
      if (seq === undefined) return;
      setOrigin.run(seq, application ?? null, title ?? null);
      const [record] = records.load([seq], false);
      if (record && record.deleted === undefined) changes.note(id, 'changed', record.pseudo);
    },
    createTag(tag, at) {
      if (!links.tag({ text: tag.text })) changes.noteTags();
      return links.createTag(tag, at);
    },
    edit,
    enrich,
    postponeEnrichment({ id, ticket, at }) {
      const seq = seqOf.get(id);
      if (seq !== undefined) queue.postpone(seq, ticket, at);
    },
    enqueueEnrichment: queue.putAll,
    cancelEnrichment: queue.dropAgain,
    use(id, at) {
      const used = uses.add(id, at);
      if (used) search.setUses(used.seq, used.uses);
    },
  };
}
