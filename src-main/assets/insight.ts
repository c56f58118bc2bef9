import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { insight } from '../../src-shared/contract/insight.ts';
import type { Context } from './context.ts';

/** The library as a whole; `folder` is where its files lie. */
export function createInsight({ storage, now }: Context, folder: string): Handlers<keyof typeof insight> {
  return {
    'insight.overview': async () => {
      const [overview, diskBytes] = await Promise.all([storage.insight(now()), bytesOf(folder)]);
      return { ...overview, diskBytes };
    },
  };
}

/** All files below a folder. One that goes meanwhile counts nothing. */
async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
