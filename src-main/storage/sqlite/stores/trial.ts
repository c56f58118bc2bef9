import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../../src-shared/errors.ts';
import type { WriteDb } from '../db.ts';
import { fullDisk } from '../failures.ts';

/** With less than this free a small write may fit where the next one does not: nobody is told that all is well. In bytes. */
const roomNeeded = 1024 * 1024;

/** A write that nobody reads: it tells whether others would be kept. */
export function createTrial(db: WriteDb) {
  const put = db.prepare("INSERT INTO meta (key, value) VALUES ('tried', ?) ON CONFLICT DO UPDATE SET value = excluded.value");

  return function tryWriting(at: number): void {
    const { bavail, bsize } = statfsSync(dirname(db.name));
    if (bavail * bsize < roomNeeded) throw new AppError('storage_full', fullDisk);
    put.run(String(at));
  };
}
