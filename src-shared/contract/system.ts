import { z } from 'zod';
import type { OperationSpec } from './operation.ts';

/** The service itself. */
export const system = {
  'system.info': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/info' },
    summary: 'Versions, where the data lives, and the address of the local API',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'headless']),
      platform: z.string(),
      dataFolder: z.string(),
      address: z.string().optional(),
    }),
  },
} as const satisfies Record<string, OperationSpec>;
