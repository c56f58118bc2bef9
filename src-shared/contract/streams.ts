import { z } from 'zod';
import { Assets, StreamedIdentifiers } from '../model/asset.ts';
import { Health } from '../model/health.ts';
import { Change } from '../model/library.ts';
import type { OperationSpec } from './operation.ts';

const nothing = z.object({});

/** What is announced after each commit: the three published streams (assets-api section 6) and Magpie's own change feed. */
export const streams = {
  'assets.streamIdentifiers': {
    kind: 'stream',
    http: { verb: 'GET', path: '/assets/stream/identifiers' },
    summary: 'First all ids, then the id of each asset that is created, changed or deleted',
    input: nothing,
    output: StreamedIdentifiers,
  },
  'assets.streamTransferables': {
    kind: 'stream',
    http: { verb: 'GET', path: '/assets/stream/transferables' },
    summary: 'Each asset that is created, changed or deleted, with its text and bytes',
    input: nothing,
    output: Assets,
  },
  'assets.stream': {
    kind: 'stream',
    http: { verb: 'GET', path: '/assets/stream' },
    summary: 'Each asset that is created, changed or deleted, without text and bytes',
    input: nothing,
    output: Assets,
  },
  'library.changes': {
    kind: 'stream',
    http: { verb: 'GET', path: '/magpie/changes' },
    summary: 'What each commit changed, by id and revision; first the revision now, with no assets',
    input: nothing,
    output: Change,
  },
  'library.health': {
    kind: 'stream',
    http: { verb: 'GET', path: '/magpie/health' },
    summary: 'Whether the library can be written; first how it is now, then each time that changes',
    input: nothing,
    output: Health,
  },
} as const satisfies Record<string, OperationSpec>;
