import type { Handlers } from '../../src-shared/contract/index.ts';
import type { insight } from '../../src-shared/contract/insight.ts';
import type { Context } from './context.ts';
import { bytesBelow } from './disk-bytes.ts';

/** The library as a whole; `folder` is where its files lie. */
export function createInsight({ storage, now }: Context, folder: string): Handlers<keyof typeof insight> {
  return {
    'insight.overview': async () => {
      const [overview, diskBytes] = await Promise.all([storage.insight(now()), bytesBelow(folder)]);
      return { ...overview, diskBytes };
    },
  };
}
