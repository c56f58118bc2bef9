import { z } from 'zod';
import { Insight } from '../model/insight.ts';
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
} as const satisfies Record<string, OperationSpec>;
