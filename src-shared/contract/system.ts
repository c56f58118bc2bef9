import { z } from 'zod';
import { Health } from '../model/health.ts';
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
      /** What Magpie runs on, by name: Electron and Chromium in the desktop app, Node, the database. */
      versions: z.record(z.string(), z.string()),
      host: z.enum(['electron', 'headless']),
      platform: z.string(),
      dataFolder: z.string(),
      /** The file system of the data folder where that is one of a network, such as `nfs4`: two machines could write at once. */
      networkDrive: z.string().optional(),
      address: z.string().optional(),
    }),
  },
  'system.tryWriting': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/try-writing' },
    summary: 'Try now whether the library can be written, which is tried every few seconds while it cannot; changes z.object({})',
    input: z.object({}),
    output: Health,
  },
  'system.report': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/report', body: { field: 'fault' } },
    summary: 'Write a fault of a window to the log; gives the reference to find it by',
    input: z.object({
      fault: z.object({ name: z.string().max(200), message: z.string().max(1_000), stack: z.string().max(10_000) }),
    }),
    output: z.object({ reference: z.string() }),
  },
} as const satisfies Record<string, OperationSpec>;
