import { z } from 'zod';
import { HistoricSnippet, HistoryPage } from '../model/history.ts';
import { assetId } from '../model/ids.ts';
import { Snippet } from '../model/library.ts';
import type { OperationSpec } from './operation.ts';

/** Most states one page may hold. */
const maxPageSize = 200;

/**
 * What a snippet was before: every edit of text, language, name, tags and fragments keeps the state it replaces.
 * `not_found` for a snippet or a version that never was.
 */
export const history = {
  'history.list': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/history/{id}' },
    summary: 'The states of a snippet, newest first, with what made each',
    input: z.object({
      id: assetId,
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
    }),
    output: HistoryPage,
  },
  'history.version': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/history/{id}/{version}' },
    summary: 'A snippet as it was at a version',
    input: z.object({ id: assetId, version: z.coerce.number().int() }),
    output: HistoricSnippet,
  },
  'history.restore': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/history/restore', body: { field: 'restoration' } },
    summary: 'Make a snippet as it was at a version: an edit like others, which keeps the state before',
    input: z.object({ restoration: z.object({ id: assetId, version: z.int(), base: z.int().optional() }) }),
    output: Snippet,
  },
} as const satisfies Record<string, OperationSpec>;
