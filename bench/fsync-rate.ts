import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** How many small writes a second this disk makes durable, one after another: the bound of durable creates without grouping. */
export function fsyncRate(folder: string, forMs = 1000): number {
  const dir = mkdtempSync(join(folder, 'fsync-'));
  const file = openSync(join(dir, 'x'), 'w');
  const block = Buffer.alloc(4096, 1);
  const end = performance.now() + forMs;
  let count = 0;
  for (; performance.now() < end; count++) {
    writeSync(file, block);
    fsyncSync(file);
  }
  closeSync(file);
  rmSync(dir, { recursive: true });
  return count / (forMs / 1000);
}
