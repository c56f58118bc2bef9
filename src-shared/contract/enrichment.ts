import { z } from 'zod';
import { enrichmentSteps } from '../model/settings.ts';
import type { OperationSpec } from './operation.ts';

/** What Magpie works out after a save. */
export const enrichment = {
  'enrichment.state': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/enrichment' },
    summary: 'Whether this Magpie enriches, how many snippets wait for it, and whether it is going on',
    input: z.object({}),
    output: z.object({ enabled: z.boolean(), waiting: z.int(), running: z.boolean() }),
  },
  'enrichment.rerun': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/enrichment/rerun', body: { field: 'steps' } },
    summary: 'Go through the whole library again with some steps; what a person gave stays',
    input: z.object({ steps: z.object({ steps: z.array(z.enum(enrichmentSteps)).min(1) }) }),
    output: z.object({ waiting: z.int() }),
  },
  'enrichment.cancel': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/enrichment/cancel' },
    summary: 'Stop going through the library; what was saved since is still enriched',
    input: z.object({}),
    output: z.object({ removed: z.int() }),
  },
} as const satisfies Record<string, OperationSpec>;
