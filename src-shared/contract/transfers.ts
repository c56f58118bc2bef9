import { z } from 'zod';
import { uuid } from '../model/ids.ts';
import { ExportRequest, Transfer } from '../model/transfers.ts';
import type { OperationSpec } from './operation.ts';

const one = z.object({ id: uuid });

/**
 * Exports, and imports of archives. The bytes travel beside the contract: `POST /magpie/transfers` hands an archive over,
 * `GET /magpie/transfers/{id}/file` gets what was exported (decision 0024).
 */
export const transfers = {
  'transfers.export': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/transfers/export', body: { field: 'export' } },
    summary: 'Begin to write snippets, or the whole library, into a file',
    input: z.object({ export: ExportRequest }),
    output: Transfer,
  },
  'transfers.import': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/transfers/{id}/import' },
    summary: 'Begin to add what an archive holds that was handed over; nothing that is in the library changes',
    input: one,
    output: Transfer,
  },
  /** Asked some times a second while it is `running`. */
  'transfers.get': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/transfers/{id}' },
    summary: 'How far an export or import is, and what became of it',
    input: one,
    output: Transfer,
  },
  'transfers.cancel': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/transfers/{id}/cancel' },
    summary: 'End an export or import, of which nothing is left then; of one that has ended only the file is removed',
    input: one,
    output: Transfer,
  },
  'transfers.undo': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/transfers/{id}/undo' },
    summary: 'Take an import back: what it added is removed, what was changed since goes to the trash',
    input: one,
    output: z.object({ removed: z.int(), trashed: z.int() }),
  },
} as const satisfies Record<string, OperationSpec>;
