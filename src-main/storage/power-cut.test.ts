import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestService, save, tempFolder } from '../testing/library.ts';
import { libraryFile } from './library-file.ts';
import { contradictionsIn } from './sqlite/contradictions.ts';

/*
 * A power cut as a model: of what was written to the log since the last acknowledged write any part may be missing, and the
 * last sector may hold anything. That what was acknowledged is on disk by then is SQLite's `synchronous = FULL`.
 */

test('whatever a power cut leaves of the log after an acknowledged write, that write and all before it are there', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const file = libraryFile(folder);
  const saved: { readonly id: string; readonly end: number }[] = [];
  for (let i = 0; i < 40; i++) {
    const { id } = await save(service, `text ${i} ${'word '.repeat((i * 97) % 900)}`);
    saved.push({ id, end: statSync(`${file}-wal`).size });
  }
  const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
  let number = 0;

  fc.assert(
    fc.property(fc.integer({ min: saved[0]?.end ?? 0, max: log.length }), fc.uint8Array({ maxLength: 4096 }), (at, torn) => {
      const after = join(folder, `after-${++number}`);
      mkdirSync(after);
      writeFileSync(libraryFile(after), main);
      writeFileSync(`${libraryFile(after)}-wal`, Buffer.concat([log.subarray(0, at), torn]));

      const db = new Database(libraryFile(after));
      const ids = db.prepare('SELECT id FROM assets ORDER BY seq').pluck().all();
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();

      const acknowledged = saved.filter(({ end }) => end <= at).map(({ id }) => id);
      expect(ids.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(ids.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(contradictionsIn(libraryFile(after))).toEqual([]);
    }),
    { numRuns: 25, seed: 7 },
  );
});
