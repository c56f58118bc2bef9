import type { ChangeKind } from '../../../../src-shared/model/library.ts';
import type { AssetRecord, NewAsset } from '../../port.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';
import type { Formats } from './formats.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';
import type { Sensitives } from './sensitives.ts';
import { summarise } from './summary.ts';

export interface InsertDeps {
  readonly db: WriteDb;
  readonly formats: Formats;
  readonly links: Links;
  readonly sensitives: Sensitives;
}

/** Puts an asset and all that belongs to it into the tables; gives its place in the order of creation. */
export type Insert = (asset: NewAsset) => number;

export function createInsert({ db, formats, links, sensitives }: InsertDeps): Insert {
  const insertAsset = db.prepare(`
    INSERT INTO assets (id, name, name_derived, mechanism, pseudo, demo, discovered, favourite,
      generic, specific, preview, image, fragments, created, updated)
    VALUES (@id, @name, @nameDerived, @mechanism, @pseudo, @demo, @discovered, @favourite,
      @generic, @specific, @preview, @image, @fragments, @created, @created)`);
  const insertAnnotation = db.prepare(`
    INSERT INTO annotations (id, asset, position, type, text, mechanism, pseudo, favorited, created, updated)
    VALUES (@id, @asset, @position, @type, @text, @mechanism, @pseudo, @favorited, @created, @updated)`);
  const insertAnchor = db.prepare(`
    INSERT INTO anchors (id, asset, position, type, fullpath, point, name, platform, watch, created, updated)
    VALUES (@id, @asset, @position, @type, @fullpath, @point, @name, @platform, @watch, @created, @updated)`);
  const insertHint = db.prepare(`
    INSERT INTO hints (id, asset, position, type, text, mechanism, created, updated)
    VALUES (@id, @asset, @position, @type, @text, @mechanism, @created, @updated)`);

  return asset => {
    const { id, name, mechanism, created } = asset;
    const { lastInsertRowid } = insertAsset.run({
      id,
      name,
      nameDerived: flag(asset.nameDerived),
      mechanism,
      pseudo: flag(asset.pseudo),
      demo: flag(asset.demo),
      discovered: flag(asset.discovered),
      favourite: flag(asset.favourite),
      created,
      ...summarise(
        asset.formats,
        asset.sensitives?.map(({ text }) => text),
      ),
    });
    const seq = Number(lastInsertRowid);
    for (const [position, format] of asset.formats.entries()) formats.add(seq, position, format);
    links.setTags(seq, asset.tags, created);
    links.addWebsites(seq, asset.websites, created);
    for (const [position, { pseudo, favorited, ...annotation }] of asset.annotations.entries())
      insertAnnotation.run({ ...annotation, asset: seq, position, pseudo: flag(pseudo), favorited: flag(favorited) });
    for (const [position, { name: anchorName, platform, watch, ...anchor }] of asset.anchors.entries())
      insertAnchor.run({
        ...anchor,
        asset: seq,
        position,
        name: anchorName ?? null,
        platform: platform ?? null,
        watch: flag(watch),
      });
    sensitives.add(seq, asset.sensitives ?? [], created);
    for (const [position, hint] of asset.hints.entries()) insertHint.run({ ...hint, asset: seq, position });
    return seq;
  };
}

/** Reads an asset back as stored, indexes it and notes the change. */
export type Announce = (seq: number, kind: ChangeKind) => AssetRecord;

export function createAnnounce(records: Records, search: SearchIndex, changes: ChangeLog): Announce {
  return (seq, kind) => {
    const [record] = records.load([seq]);
    if (!record) throw new Error(`Asset ${seq} is missing`);
    search.put(seq, record);
    changes.note(record.id, kind, record.pseudo);
    return record;
  };
}

/** A truth value as a column holds it. */
export function flag(value: boolean): 0 | 1;
export function flag(value: boolean | undefined): 0 | 1 | null;
export function flag(value: boolean | undefined): 0 | 1 | null {
  return value === undefined ? null : value ? 1 : 0;
}
