import { statfsSync } from 'node:fs';
import type { Space } from '../../../src-shared/model/library.ts';
import type { WriteDb } from './db.ts';

/** What tests make smaller. */
export interface SpaceLimits {
  /** Free space inside the file that is worth the work, in bytes, and as a share of the file: less is used by later saves. */
  readonly minBytes: number;
  readonly minShare: number;
}

const usual: SpaceLimits = { minBytes: 64 * 1024 * 1024, minShare: 0.25 };
/** Pages that one turn gives back: 2 ms. */
const pagesATurn = 256;
/** The value of `auto_vacuum` by which free pages can be given back a few at a time. */
const incremental = 2;

const numberOf = (db: WriteDb, pragma: string) => db.pragma(pragma, { simple: true }) as number;

function freeBytes(db: WriteDb, { minBytes, minShare }: SpaceLimits): number {
  const free = numberOf(db, 'freelist_count');
  const bytes = free * numberOf(db, 'page_size');
  return bytes >= minBytes && free >= minShare * numberOf(db, 'page_count') ? bytes : 0;
}

/**
 * Before the first table is made: what is removed is overwritten, in the file and not only in its lists, and free pages can
 * be given back. Neither costs a save anything that was measured (docs/decisions/0026).
 */
export function prepareForRemoval(db: WriteDb): void {
  db.pragma('secure_delete = ON');
  if (numberOf(db, 'page_count') <= 1) db.pragma(`auto_vacuum = ${incremental}`);
}

/**
 * A library of an older Magpie can give nothing back a little at a time. When it has much to give it is written anew once, as
 * it is opened and nobody waits with a save: 100 MB a second. Gives the bytes that were won.
 */
export function convertOldFile(db: WriteDb, folder: string, limits = usual): number {
  const free = freeBytes(db, limits);
  if (free === 0 || numberOf(db, 'auto_vacuum') === incremental) return 0;
  const size = numberOf(db, 'page_count') * numberOf(db, 'page_size');
  const { bavail, bsize } = statfsSync(folder);
  // The new file goes through a temporary one and the write-ahead log.
  if (bavail * bsize < 2.5 * (size - free)) return 0;
  db.pragma(`auto_vacuum = ${incremental}`);
  db.exec('VACUUM');
  return size - numberOf(db, 'page_count') * numberOf(db, 'page_size');
}

/** How much earlier states and the trash take, and the way of what nothing uses any more back to the disk. */
export function createSpace(db: WriteDb, limits = usual) {
  let giving = false;
  const held = (of: string) => `SELECT ${of}.content FROM ${of} JOIN assets a ON a.seq = ${of}.asset`;
  const bytesOf = (contents: string) =>
    db.prepare<[], number | null>(`SELECT sum(length(c.bytes)) FROM (${contents}) u JOIN contents c ON c.id = u.content`).pluck();
  const versions = bytesOf(`${held('versions')} WHERE a.deleted IS NULL EXCEPT SELECT content FROM formats`);
  const trash = bytesOf(`
    SELECT * FROM (${held('formats')} WHERE a.deleted IS NOT NULL UNION ${held('versions')} WHERE a.deleted IS NOT NULL)
    EXCEPT ${held('formats')} WHERE a.deleted IS NULL EXCEPT ${held('versions')} WHERE a.deleted IS NULL`);

  return {
    space: (): Pick<Space, 'versions' | 'trash'> => ({ versions: versions.get() ?? 0, trash: trash.get() ?? 0 }),
    /**
     * A few milliseconds of it. What was removed leaves the write-ahead log as well, once no free page is left to give. It
     * needs no more space than the log has anyway; a full disk fails it and harms nothing.
     */
    trim(): { readonly freed: number; readonly more: boolean } {
      giving ||= freeBytes(db, limits) > 0 && numberOf(db, 'auto_vacuum') === incremental;
      if (!giving) {
        db.pragma('wal_checkpoint(TRUNCATE)');
        return { freed: 0, more: false };
      }
      const before = numberOf(db, 'freelist_count');
      db.pragma(`incremental_vacuum(${pagesATurn})`);
      const after = numberOf(db, 'freelist_count');
      giving = after > 0 && after < before;
      return { freed: (before - after) * numberOf(db, 'page_size'), more: true };
    },
  };
}
