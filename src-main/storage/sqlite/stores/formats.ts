import { AppError } from '../../../../src-shared/errors.ts';
import type { Application } from '../../../../src-shared/model/common.ts';
import type { AssetId, FormatId } from '../../../../src-shared/model/ids.ts';
import type { AssetEdit, AssetRecord, FormatEdit, FormatRecord, RemovedFormat } from '../../port.ts';
import type { WriteDb } from '../db.ts';
import { type Contents, toPayload } from './contents.ts';

/** What a version keeps of a format beside its content; with `at` of one that was removed: enough to put it back. */
type KeptState = Pick<FormatRecord, 'generic' | 'specific' | 'label'>;
type RemovedState = Omit<FormatRecord, 'id' | 'payload' | 'size' | 'updated' | 'imageText'> & {
  readonly at: number;
  readonly isText: boolean;
};

/** The formats of assets. What an edit replaces or removes stays as a version. */
export function createFormats(db: WriteDb, contents: Contents) {
  const findApplication = db.prepare<[string], number>('SELECT id FROM applications WHERE json = ?').pluck();
  const addApplication = db.prepare('INSERT INTO applications (json) VALUES (?)');
  const insert = db.prepare(`
    INSERT INTO formats (id, asset, position, kind, role, generic, specific, classified, label, application, is_text, size, content,
      created, updated)
    VALUES (@id, @asset, @position, @kind, @role, @generic, @specific, @classified, @label, @application, @isText, @size, @content,
      @created, @updated)`);
  const keep = db.prepare('INSERT INTO versions (asset, version, format, content, state, at) VALUES (?, ?, ?, ?, ?, ?)');
  const contentOf = db.prepare<[string], number>('SELECT content FROM formats WHERE id = ?').pluck();
  const setPayload = db.prepare('UPDATE formats SET content = ?, size = ?, is_text = ?, updated = ? WHERE id = ?');
  const setClassification = db.prepare('UPDATE formats SET generic = ?, specific = ?, classified = ?, updated = ? WHERE id = ?');
  const setLabel = db.prepare('UPDATE formats SET label = ?, updated = ? WHERE id = ?');
  const setPlace = db.prepare('UPDATE formats SET position = ?, role = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM formats WHERE id = ?');
  const lastRemoved = db.prepare<[AssetId, FormatId], { content: number; state: string }>(`
    SELECT v.content, v.state FROM versions v JOIN assets a ON a.seq = v.asset
    WHERE a.id = ? AND v.format = ? AND v.state ->> 'at' IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM formats WHERE id = v.format)
    ORDER BY v.version DESC, v.id DESC LIMIT 1`);

  const part = db.prepare<[number, number, FormatId], { bytes: Buffer<ArrayBuffer>; size: number }>(`
    SELECT substr(c.bytes, ?, ?) AS bytes, length(c.bytes) AS size FROM formats f JOIN contents c ON c.id = f.content
    WHERE f.id = ?`);

  function applicationKey(application: Application): number | bigint {
    const json = JSON.stringify(application);
    return findApplication.get(json) ?? addApplication.run(json).lastInsertRowid;
  }

  function add(asset: number, position: number, format: FormatRecord): void {
    const { imageText: _, payload, application, ...columns } = format;
    const { key, size } = contents.put(payload);
    insert.run({
      ...columns,
      asset,
      position,
      application: applicationKey(application),
      isText: typeof payload === 'string' ? 1 : 0,
      size,
      content: key,
    });
  }

  function edit(seq: number, before: AssetRecord, { id, payload, label, classification }: FormatEdit, at: number): void {
    const format = before.formats.find(candidate => candidate.id === id);
    if (!format) throw new AppError('not_found', 'The snippet has no such fragment');
    const { generic, specific } = format;
    const state: KeptState = { generic, specific, label: format.label };
    keep.run(seq, before.version, id, contentOf.get(id), JSON.stringify(state), at);
    if (payload !== undefined) {
      const { key, size } = contents.put(payload);
      setPayload.run(key, size, typeof payload === 'string' ? 1 : 0, at, id);
    }
    if (classification) {
      const { generic, specific, guessed } = classification;
      setClassification.run(generic, specific, guessed ? 'guessed' : 'chosen', at, id);
    }
    if (label !== undefined) setLabel.run(label, at, id);
  }

  /** Removes, adds and orders; the version keeps the order before. */
  function arrange(seq: number, before: AssetRecord, layout: NonNullable<AssetEdit['layout']>, at: number): void {
    const wanted = new Set(layout.map(({ id }) => id));
    const order = before.formats.map(({ id }) => id);
    keep.run(seq, before.version, null, null, JSON.stringify({ order }), at);
    const shown = before.formats.filter(({ role }) => role !== 'PREVIEW');
    for (const format of before.formats) {
      if (wanted.has(format.id)) continue;
      if (format.role !== 'PREVIEW') keepRemoved(seq, before.version, format, shown.indexOf(format), at);
      remove.run(format.id);
    }
    const present = new Set(order);
    for (const [position, format] of layout.entries()) {
      if (present.has(format.id)) setPlace.run(position, format.role, format.id);
      else if ('payload' in format) add(seq, position, format);
      else throw new AppError('not_found', 'The snippet has no such fragment');
    }
  }

  function keepRemoved(seq: number, version: number, format: FormatRecord, place: number, at: number): void {
    const { id, payload, size: _size, updated: _updated, imageText: _imageText, ...rest } = format;
    const state: RemovedState = { ...rest, at: place, isText: typeof payload === 'string' };
    keep.run(seq, version, id, contentOf.get(id), JSON.stringify(state), at);
  }

  return {
    add,
    edit,
    arrange,
    part(id: FormatId, from: number, length: number) {
      const found = part.get(from + 1, length, id); // SQL counts from 1
      return found && { bytes: new Uint8Array(found.bytes), size: found.size };
    },
    removed(asset: AssetId, id: FormatId): RemovedFormat | undefined {
      const found = lastRemoved.get(asset, id);
      if (!found) return undefined;
      const { at, isText, ...rest }: RemovedState = JSON.parse(found.state);
      const bytes = contents.bytes(found.content);
      return { at, format: { ...rest, id, payload: toPayload(bytes, isText), size: bytes.byteLength, updated: rest.created } };
    },
  };
}

export type Formats = ReturnType<typeof createFormats>;
