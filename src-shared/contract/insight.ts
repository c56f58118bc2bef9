import { z } from 'zod';
import { Insight, NearCopies } from '../model/insight.ts';
import type { OperationSpec } from './operation.ts';

/** What can be said about the library as a whole. */
export const insight = {
  'insight.overview': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/insight' },
    summary: 'Saved and used by day, languages, most used, sizes, duplicates, and what was not used for a year',
    input: z.object({}),
    output: Insight,
  },
  /** Reads the whole library, in a thread of its own: seconds where it is large. */
  'insight.nearCopies': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/insight/near-copies' },
    summary: 'Snippets whose texts differ in blanks, comments or a few words, in groups',
    input: z.object({}),
    output: NearCopies,
  },
} as const satisfies Record<string, OperationSpec>;
