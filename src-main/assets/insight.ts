import type { Handlers } from '../../src-shared/contract/index.ts';
import type { insight } from '../../src-shared/contract/insight.ts';
import type { NearCopies } from '../../src-shared/model/insight.ts';
import { runTask } from '../storage/maintenance.ts';
import type { Context } from './context.ts';
import { bytesBelow } from './disk-bytes.ts';

export interface InsightTopic {
  readonly handlers: Handlers<keyof typeof insight>;
  /** Gives up what is being looked for. */
  close(): void;
}

/** The library as a whole; `folder` is where its files lie. */
export function createInsight({ storage, now }: Context, folder: string): InsightTopic {
  const closing = new AbortController();
  /** Windows that ask at the same time get the same answer. */
  let looking: Promise<NearCopies> | undefined;
  return {
    handlers: {
      'insight.overview': async () => {
        const [overview, diskBytes] = await Promise.all([storage.insight(now()), bytesBelow(folder)]);
        return { ...overview, diskBytes };
      },
      'insight.nearCopies': () => {
        looking ??= runTask('nearCopies', { folder }, { signal: closing.signal }).finally(() => {
          looking = undefined;
        });
        return looking;
      },
    },
    close: () => closing.abort(),
  };
}
