import { createHash } from 'node:crypto';
import type { FormatId } from '../../../../src-shared/model/ids.ts';
import type { Payload } from '../../port.ts';
import type { WriteDb } from '../db.ts';

/** Each distinct payload once, by its SHA-256; text as UTF-8, so that NUL and BOM survive letter for letter. */
export function createContents(db: WriteDb) {
  const find = db.prepare<[Buffer], number>('SELECT id FROM contents WHERE sha256 = ?').pluck();
  const insert = db.prepare<[Buffer, Uint8Array]>('INSERT INTO contents (sha256, bytes) VALUES (?, ?)');
  const read = db.prepare<[number], Buffer<ArrayBuffer>>('SELECT bytes FROM contents WHERE id = ?').pluck();
  const dropUnused = db.prepare<[string]>(`
    DELETE FROM contents WHERE id IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM formats WHERE content = contents.id)
      AND NOT EXISTS (SELECT 1 FROM versions WHERE content = contents.id)`);

  const insertThumbnail = db.prepare<[Uint8Array, string]>(
    'INSERT OR REPLACE INTO thumbnails (content, bytes) SELECT content, ? FROM formats WHERE id = ?',
  );
  const readThumbnail = db
    .prepare<[string], Buffer<ArrayBuffer>>(
      'SELECT t.bytes FROM formats f JOIN thumbnails t ON t.content = f.content WHERE f.id = ?',
    )
    .pluck();

  return {
    /** The key of a payload that is stored. */
    find: (payload: Payload): number | undefined => find.get(hashOf(bytesOf(payload))),
    /** The key of the payload, stored if it is new, and its size in bytes. */
    put(payload: Payload): { key: number; size: number } {
      const bytes = bytesOf(payload);
      const sha256 = hashOf(bytes);
      const key = find.get(sha256) ?? Number(insert.run(sha256, bytes).lastInsertRowid);
      return { key, size: bytes.byteLength };
    },
    bytes(key: number): Buffer<ArrayBuffer> {
      const bytes = read.get(key);
      if (!bytes) throw new Error(`Content ${key} is missing`);
      return bytes;
    },
    /** Removes those of the keys that no format and no version uses any more. */
    dropUnused(keys: readonly number[]): void {
      dropUnused.run(JSON.stringify(keys));
    },
    putThumbnail: (format: FormatId, bytes: Uint8Array): void => void insertThumbnail.run(bytes, format),
    thumbnail(format: FormatId): Uint8Array<ArrayBuffer> | undefined {
      const bytes = readThumbnail.get(format);
      return bytes && new Uint8Array(bytes);
    },
  };
}

function bytesOf(payload: Payload): Uint8Array {
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export type Contents = ReturnType<typeof createContents>;

/** A stored payload as it was sent. */
export function toPayload(bytes: Buffer<ArrayBuffer>, isText: boolean): Payload {
  // A copy for bytes: a Buffer may sit in a pool that structured clone would copy whole.
  return isText ? bytes.toString('utf8') : new Uint8Array(bytes);
}
